package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.api.Health;
import org.rawat.api.ProblemKind;
import org.rawat.catalogue.api.ProductStatus;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.Person;
import org.rawat.identity.api.Sex;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionVersion;

/** What is signed stays as it was signed. */
class FrozenTest {
    private static Ward ward;

    @BeforeAll
    static void open() {
        ward = new Ward();
    }

    @AfterAll
    static void close() {
        ward.close();
    }

    @Test
    void whatBecomesOfTheWorldLaterChangesNothingOfIt() {
        Prescription signed = ward.signed();
        ward.clinic.products.computeIfPresent(
                ward.clinic.paracetamol,
                (id, it) ->
                        Clinic.product(
                                id, "Renamed", "1 g", "syrup", false, ProductStatus.RETIRED));
        ward.clinic.persons.computeIfPresent(
                ward.clinic.patient,
                (id, it) -> new Person(id, 2, "Other", null, Sex.OTHER, null, "", null, null));
        Doctor before =
                ward.clinic.doctors.put(
                        ward.clinic.doctor,
                        new Doctor(ward.clinic.doctor, "O", "", "", "", "", "", "", false));
        try {
            assertThat(ward.prescriptions.prescription(ward.patient, signed.id()))
                    .isEqualTo(signed);
            assertThat(signed.items().get(0).name()).isEqualTo("Paracetamol");
        } finally {
            Clinic fresh = new Clinic();
            ward.clinic.doctors.put(ward.clinic.doctor, before);
            ward.clinic.persons.put(
                    ward.clinic.patient,
                    new Person(
                            ward.clinic.patient,
                            3,
                            "Siti Aminah",
                            fresh.persons.get(fresh.patient).birthDate(),
                            Sex.FEMALE,
                            new BigDecimal("62.5"),
                            "",
                            null,
                            null));
            ward.clinic.products.computeIfPresent(
                    ward.clinic.paracetamol,
                    (id, it) ->
                            Clinic.product(
                                    id,
                                    "Paracetamol",
                                    "500 mg",
                                    "tablet",
                                    true,
                                    ProductStatus.ACTIVE));
        }
    }

    @Test
    void theDatabaseRefusesToChangeWhatIsSigned() throws Exception {
        Prescription signed = ward.signed();
        String id = "'" + signed.id() + "'";
        String row = "UPDATE prescriptions.prescriptions SET %s WHERE id = " + id;
        String items =
                "UPDATE prescriptions.prescription_items SET %s WHERE prescription_id = " + id;
        List<String> attacks =
                List.of(
                        row.formatted("diagnosis = 'x'"),
                        row.formatted("notes = 'x'"),
                        row.formatted("weight_kg = 1"),
                        row.formatted("prescription_date = '2020-01-01'"),
                        row.formatted("patient_id = gen_random_uuid()"),
                        row.formatted("doctor_id = gen_random_uuid()"),
                        row.formatted("appointment_id = gen_random_uuid()"),
                        row.formatted("id = gen_random_uuid()"),
                        row.formatted("signed_at = now()"),
                        row.formatted("signed_version = 2"),
                        row.formatted("status = 'DRAFT', signed_version = 0, signed_at = NULL"),
                        row.formatted("status = 'DRAFT'"),
                        row.formatted("status = 'COMPLETED', ended_at = now(), diagnosis = 'x'"),
                        row.formatted("status = 'CANCELLED', ended_at = now()"),
                        "DELETE FROM prescriptions.prescriptions WHERE id = " + id,
                        items.formatted("dosage = '9x1'"),
                        items.formatted("quantity = 1"),
                        items.formatted("name = 'x'"),
                        items.formatted("version_number = 2"),
                        items.formatted("prescription_id = gen_random_uuid()"),
                        "DELETE FROM prescriptions.prescription_items WHERE prescription_id = "
                                + id,
                        Ward.insertItem(signed.id(), 1),
                        Ward.insertItem(signed.id(), 2),
                        "UPDATE prescriptions.prescription_versions SET content = '{}',"
                                + " content_sha256 = encode(sha256('{}'), 'hex')"
                                + " WHERE prescription_id = "
                                + id,
                        "DELETE FROM prescriptions.prescription_versions WHERE prescription_id = "
                                + id,
                        "INSERT INTO prescriptions.prescription_versions VALUES ("
                                + id
                                + ", 2, now(), gen_random_uuid(), 'why', '{}',"
                                + " encode(sha256('{}'), 'hex'))",
                        "TRUNCATE prescriptions.prescriptions CASCADE",
                        "ALTER TABLE prescriptions.prescriptions DISABLE TRIGGER ALL",
                        "DROP TRIGGER prescription_frozen ON prescriptions.prescriptions",
                        "SET session_replication_role = replica");

        List<String> succeeded = new ArrayList<>();
        for (String attack : attacks) {
            try {
                ward.sql(ward.db.dataSource(), attack);
                succeeded.add(attack);
            } catch (SQLException e) {
                // Refused, as it must be.
            }
        }

        assertThat(succeeded).isEmpty();
        // The owner of the schema meets the same triggers while they stand.
        for (String attack : attacks.subList(0, 26)) {
            assertThatThrownBy(() -> ward.sql(ward.db.ownerDataSource(), attack))
                    .as(attack)
                    .isInstanceOf(SQLException.class);
        }
        assertThat(ward.prescriptions.prescription(ward.doctor, signed.id())).isEqualTo(signed);
    }

    /** As the first release of the tables kept it: the text of format 1, and none of the rest. */
    @Test
    void whatWasSignedInFormat1StillVerifiesAndIsAmendedInFormat2() throws Exception {
        try (Ward own = new Ward()) {
            String id = "01930000-0000-7000-8000-000000000001";
            String text =
                    """
                    {"appointment":"%s","clinic":{"address":"Jl. Melati 1","lines":"",\
                    "name":"Klinik","phone":"021"},"date":"2026-11-01","diagnosis":"Demam",\
                    "doctor":{"address":"Jl. Melati 1","id":"%s","name":"dr. Ayu","phone":"021",\
                    "sip":"SIP/1","specialty":""},"format":"rawat-prescription-1","id":"%s",\
                    "items":[{"code":"RWT-1","codeSystem":"urn:x","controlled":"NONE",\
                    "dosage":"3x1","durationDays":5,"form":"tablet",\
                    "id":"01930000-0000-7000-8000-000000000002","instructions":"",\
                    "name":"Paracetamol","quantity":15,"strength":"500 mg","unit":"tablet"}],\
                    "notes":"","number":1,"patient":{"age":"P34Y2M","birthDate":"1992-09-02",\
                    "id":"%s","name":"Siti","sex":"FEMALE","weightKg":"62.5"},\
                    "signedAt":"2026-11-01T01:00:00Z"}"""
                            .formatted(own.visit, own.clinic.doctor, id, own.clinic.patient);
            signedLongAgo(own, id, text);

            Prescription old =
                    own.prescriptions.prescription(own.patient, PrescriptionId.fromPath(id));
            assertThat(old.intact()).isTrue();
            assertThat(old.validUntil()).isNull();
            assertThat(old.items().get(0).refills()).isZero();
            Prescription next =
                    own.prescriptions.amend(
                            own.doctor, old.id(), old.version(), own.two(), "Obat ditambah");
            assertThat(next.intact()).isTrue();
            assertThat(next.validUntil()).isEqualTo("2026-12-02");
            assertThat(own.prescriptions.history(own.doctor, old.id()))
                    .allMatch(PrescriptionVersion::intact);
        }
    }

    private static void signedLongAgo(Ward own, String id, String text) throws Exception {
        String all = "ALTER TABLE prescriptions.%s %s TRIGGER USER";
        List<String> tables =
                List.of("prescriptions", "prescription_items", "prescription_versions");
        for (String table : tables) {
            own.sql(own.db.ownerDataSource(), all.formatted(table, "DISABLE"));
        }
        own.sql(
                own.db.ownerDataSource(),
                "INSERT INTO prescriptions.prescriptions VALUES ('%s', 2, '%s', '%s', '%s', 'Demam',"
                                .formatted(id, own.visit, own.clinic.doctor, own.clinic.patient)
                        + " '', 62.5, '2026-11-01', 'ACTIVE', 1, '2026-11-01T01:00:00Z', NULL, NULL,"
                        + " NULL, '2026-11-01T00:50:00Z', '2026-11-01T01:00:00Z',"
                        + " gen_random_uuid(), gen_random_uuid())");
        own.sql(
                own.db.ownerDataSource(),
                "INSERT INTO prescriptions.prescription_items VALUES"
                        + " ('01930000-0000-7000-8000-000000000002', '"
                        + id
                        + "', 1, 0, NULL, 'Paracetamol', '500 mg', 'tablet', 'urn:x', 'RWT-1',"
                        + " 'tablet', '3x1', 15, 5, '', 'NONE')");
        own.sql(
                own.db.ownerDataSource(),
                "INSERT INTO prescriptions.prescription_versions VALUES ('%s', 1,".formatted(id)
                        + " '2026-11-01T01:00:00Z', gen_random_uuid(), NULL, '"
                        + text
                        + "', encode(sha256(convert_to('"
                        + text
                        + "', 'UTF8')), 'hex'))");
        for (String table : tables) {
            own.sql(own.db.ownerDataSource(), all.formatted(table, "ENABLE"));
        }
    }

    @Test
    void aDraftCannotBeSignedPastTheService() throws Exception {
        Prescription draft = ward.draft();

        assertThatThrownBy(
                        () ->
                                ward.sql(
                                        ward.db.dataSource(),
                                        "UPDATE prescriptions.prescriptions SET status = 'ACTIVE',"
                                                + " signed_version = 1, signed_at = now()"
                                                + " WHERE id = '"
                                                + draft.id()
                                                + "'"))
                .hasMessageContaining("no version was signed");
    }

    @Test
    void whatWasChangedPastRawatIsNeverShownSilently() throws Exception {
        try (Ward own = new Ward()) {
            Prescription signed = own.signed();
            assertThat(own.integrity.check().status()).isEqualTo(Health.Status.OK);
            // Only a superuser of the database can get here; the test's owner takes the guard away.
            own.sql(
                    own.db.ownerDataSource(),
                    "ALTER TABLE prescriptions.prescription_items DISABLE TRIGGER USER");
            own.sql(
                    own.db.dataSource(),
                    "UPDATE prescriptions.prescription_items SET dosage = '9x sehari'"
                            + " WHERE position = 0");

            Prescription shown = own.prescriptions.prescription(own.patient, signed.id());

            assertThat(shown.intact()).isFalse();
            assertThat(own.integrity.check().status()).isEqualTo(Health.Status.CRITICAL);
            Ward.refused(
                    ProblemKind.CONFLICT,
                    "not-intact",
                    () ->
                            own.prescriptions.amend(
                                    own.doctor, signed.id(), signed.version(), own.two(), "Sebab"));
        }
    }

    @Test
    void aTextThatWasChangedPastRawatIsFoundByTheHealthCheckAlone() throws Exception {
        try (Ward own = new Ward()) {
            Prescription signed = own.signed();
            own.sql(
                    own.db.ownerDataSource(),
                    "ALTER TABLE prescriptions.prescription_versions DISABLE TRIGGER USER,"
                            + " DROP CONSTRAINT prescription_versions_sha256");
            own.sql(
                    own.db.ownerDataSource(),
                    "UPDATE prescriptions.prescription_versions"
                            + " SET content = replace(content, '3x', '9x')");

            assertThat(own.integrity.check().status()).isEqualTo(Health.Status.CRITICAL);
            assertThat(own.prescriptions.prescription(own.patient, signed.id()).intact()).isFalse();
            assertThat(own.prescriptions.history(own.doctor, signed.id()).get(0).intact())
                    .isFalse();
        }
    }
}
