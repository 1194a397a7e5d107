package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rawat.prescriptions.internal.WritingTest.refused;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.Health;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.api.Role;
import org.rawat.catalogue.api.ProductStatus;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.Person;
import org.rawat.identity.api.Sex;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionEvent;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.api.PrescriptionVersion;
import org.rawat.prescriptions.api.PrescriptionVersion.FieldChange;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.prescriptions.api.WritePrescription;

class SigningTest {
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
    void aSignedPrescriptionIsActiveAndThePatientsToRead() {
        int before = ward.prescriptions.active(ward.patient);
        ward.db.events().clear();
        ward.db.audit().clear();

        Prescription signed = ward.signed();

        assertThat(signed.status()).isEqualTo(PrescriptionStatus.ACTIVE);
        assertThat(signed.signedVersion()).isEqualTo(1);
        assertThat(signed.intact()).isTrue();
        assertThat(signed.fingerprint()).matches("[0-9a-f]{64}");
        assertThat(ward.prescriptions.prescription(ward.patient, signed.id())).isEqualTo(signed);
        assertThat(ward.prescriptions.active(ward.patient)).isEqualTo(before + 1);
        assertThat(ward.db.events().published())
                .containsExactly(new PrescriptionEvent.Signed(signed.id(), ward.clinic.patient, 1));
        assertThat(ward.db.audit().actions())
                .containsExactly("prescription.draft", "prescription.sign");
        assertThat(ward.db.audit().entries().get(1).detail())
                .containsEntry("sha256", signed.fingerprint());
    }

    @Test
    void aParentReadsTheChildsAndAStrangerDoesNot() {
        Prescription signed = ward.signed();
        PersonId mother = ward.clinic.patient("Ibu Siti");

        Actor parent = Clinic.parent(mother, ward.clinic.patient);
        assertThat(ward.prescriptions.prescription(parent, signed.id())).isEqualTo(signed);
        assertThat(ward.prescriptions.received(parent, null, "", 100).items()).contains(signed);
        for (Actor stranger :
                List.of(
                        ward.otherPatient,
                        ward.otherDoctor,
                        Clinic.actor(mother, Role.PATIENT),
                        Clinic.actor(mother, Role.STAFF),
                        Clinic.actor(mother, Role.ADMINISTRATOR))) {
            refused(
                    ProblemKind.NOT_FOUND,
                    "not-found",
                    () -> ward.prescriptions.prescription(stranger, signed.id()));
            refused(
                    ProblemKind.NOT_FOUND,
                    "not-found",
                    () -> ward.prescriptions.history(stranger, signed.id()));
        }
    }

    @Test
    void signingNamesEverythingThatIsMissing() {
        PersonId patient = ward.clinic.patient("Tanpa Data");
        ward.clinic.persons.put(
                patient, new Person(patient, 1, "X", null, Sex.UNKNOWN, null, "", null, null));
        PersonId doctor = ward.clinic.doctor("Baru");
        Doctor known = ward.clinic.doctors.get(doctor);
        ward.clinic.doctors.put(
                doctor, new Doctor(doctor, known.name(), "dr.", "", "", "", "", "", true));
        var visit =
                ward.clinic.appointment(
                        doctor,
                        patient,
                        org.rawat.appointments.api.AppointmentStatus.CONFIRMED,
                        java.time.Duration.ZERO);
        Actor actor = Clinic.actor(doctor, Role.DOCTOR);
        Prescription draft =
                ward.prescriptions.draft(
                        actor,
                        visit,
                        new WritePrescription(
                                "",
                                "",
                                null,
                                List.of(Ward.item(ward.clinic.paracetamol, "", null))),
                        Ward.key());

        assertThatThrownBy(() -> ward.prescriptions.sign(actor, draft.id(), draft.version(), null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.fields())
                                        .extracting(field -> field.field())
                                        .containsExactly(
                                                "patient.birthDate",
                                                "patient.sex",
                                                "doctor.sip",
                                                "doctor.address",
                                                "doctor.phone",
                                                "weightKg",
                                                "diagnosis",
                                                "items.0.dosage",
                                                "items.0.quantity"));
        assertThat(ward.prescriptions.prescription(actor, draft.id())).isEqualTo(draft);
    }

    @Test
    void ofTwoSignersOneWins() throws Exception {
        Prescription draft = ward.draft();
        long versions = ward.count("prescription_versions");

        List<String> outcomes =
                WritingTest.atOnce(
                        6,
                        () -> {
                            try {
                                ward.prescriptions.sign(
                                        ward.doctor,
                                        draft.id(),
                                        draft.version(),
                                        UUID.randomUUID());
                                return "signed";
                            } catch (ProblemException e) {
                                return e.kind() + " " + e.code();
                            }
                        });

        assertThat(outcomes).filteredOn("signed"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("CONFLICT wrong-state"::equals).hasSize(5);
        assertThat(ward.count("prescription_versions")).isEqualTo(versions + 1);
    }

    @Test
    void theSameAttemptSignsOnceAndAnswersTwice() {
        Prescription draft = ward.draft();
        UUID attempt = UUID.randomUUID();

        Prescription first =
                ward.prescriptions.sign(ward.doctor, draft.id(), draft.version(), attempt);
        Prescription again =
                ward.prescriptions.sign(ward.doctor, draft.id(), draft.version(), attempt);

        assertThat(again).isEqualTo(first);
    }

    @Test
    void aDraftThatMovedOnIsNotSignedUnseen() {
        Prescription draft = ward.draft();
        ward.prescriptions.change(ward.doctor, draft.id(), draft.version(), ward.two());

        refused(
                ProblemKind.CONFLICT,
                "stale",
                () -> ward.prescriptions.sign(ward.doctor, draft.id(), draft.version(), null));
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
    void aProductThatWasRetiredSinceTheDraftIsNotSigned() {
        var old = ward.clinic.product("Old", "1 mg", "tablet", true);
        Prescription draft =
                ward.prescriptions.draft(
                        ward.doctor,
                        ward.visit,
                        Ward.writing("x", Ward.item(old, "1x1", 1)),
                        Ward.key());
        ward.clinic.products.put(
                old, Clinic.product(old, "Old", "1 mg", "tablet", true, ProductStatus.RETIRED));

        assertThatThrownBy(
                        () ->
                                ward.prescriptions.sign(
                                        ward.doctor, draft.id(), draft.version(), null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.fields().get(0).field())
                                        .isEqualTo("items.0.product"));
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
                        insertItem(signed.id(), 1),
                        insertItem(signed.id(), 2),
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

    private static String insertItem(PrescriptionId id, int version) {
        return "INSERT INTO prescriptions.prescription_items SELECT gen_random_uuid(), '"
                + id
                + "', "
                + version
                + ", 9, NULL, 'x', '', '', '', '', '', '1x1', 1, NULL, '', 'NONE'";
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
    void itEndsOnceAndForAReason() {
        Prescription signed = ward.signed();
        ward.db.events().clear();

        assertThatThrownBy(
                        () ->
                                ward.prescriptions.cancel(
                                        ward.doctor, signed.id(), signed.version(), "  "))
                .isInstanceOf(ProblemException.class);
        Prescription cancelled =
                ward.prescriptions.cancel(
                        ward.doctor, signed.id(), signed.version(), "Alergi baru diketahui");

        assertThat(cancelled.status()).isEqualTo(PrescriptionStatus.CANCELLED);
        assertThat(cancelled.endReason()).isEqualTo("Alergi baru diketahui");
        assertThat(cancelled.intact()).isTrue();
        assertThat(ward.db.events().published(PrescriptionEvent.Moved.class)).hasSize(1);
        refused(
                ProblemKind.CONFLICT,
                "wrong-state",
                () -> ward.prescriptions.complete(ward.doctor, signed.id(), cancelled.version()));
    }

    /** Every status against every act: only the allowed ones pass, the rest are conflicts. */
    @Test
    void everyOtherMoveIsRefused() {
        for (PrescriptionStatus from : PrescriptionStatus.values()) {
            for (PrescriptionStatus to : PrescriptionStatus.values()) {
                if (to == PrescriptionStatus.DRAFT) {
                    continue;
                }
                Prescription it = in(from);
                String outcome = outcome(() -> act(it, to));
                assertThat(outcome)
                        .as("%s to %s", from, to)
                        .isEqualTo(StatusRules.mayMove(from, to) ? "done" : "wrong-state");
            }
        }
    }

    private static String outcome(Runnable what) {
        try {
            what.run();
            return "done";
        } catch (ProblemException e) {
            return e.code();
        }
    }

    private static Prescription in(PrescriptionStatus status) {
        Prescription it = status == PrescriptionStatus.DRAFT ? ward.draft() : ward.signed();
        return it.status() == status ? it : act(it, status);
    }

    private static Prescription act(Prescription it, PrescriptionStatus to) {
        Prescriptions all = ward.prescriptions;
        Function<String, Prescription> act =
                switch (to) {
                    case ACTIVE -> why -> all.sign(ward.doctor, it.id(), it.version(), null);
                    case COMPLETED -> why -> all.complete(ward.doctor, it.id(), it.version());
                    case CANCELLED -> why -> all.cancel(ward.doctor, it.id(), it.version(), why);
                    case ENTERED_IN_ERROR, DRAFT ->
                            why -> all.enteredInError(ward.doctor, it.id(), it.version(), why);
                };
        return act.apply("a reason");
    }

    @Test
    void aThrownAwayDraftIsSeenByNobodyElse() {
        Prescription draft = ward.draft();
        ward.prescriptions.enteredInError(ward.doctor, draft.id(), draft.version(), "Salah pasien");

        assertThat(ward.prescriptions.written(ward.doctor, null, "", 100).items())
                .extracting(Prescription::id)
                .doesNotContain(draft.id());
        refused(
                ProblemKind.NOT_FOUND,
                "not-found",
                () -> ward.prescriptions.prescription(ward.patient, draft.id()));
    }

    @Test
    void anAmendmentIsTheNextVersionOfTheSameId() throws Exception {
        Prescription first = ward.signed();
        WritePrescription amended =
                Ward.writing(
                        "Tonsilitis akut", Ward.item(ward.clinic.amoxicillin, "2x sehari 1", 14));

        refused(
                ProblemKind.INVALID,
                "invalid",
                () ->
                        ward.prescriptions.amend(
                                ward.doctor, first.id(), first.version(), amended, ""));
        Prescription second =
                ward.prescriptions.amend(
                        ward.doctor, first.id(), first.version(), amended, "Diagnosis berubah");

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.signedVersion()).isEqualTo(2);
        assertThat(second.intact()).isTrue();
        assertThat(second.amendReason()).isEqualTo("Diagnosis berubah");
        assertThat(second.items()).hasSize(1);
        refused(
                ProblemKind.CONFLICT,
                "stale",
                () ->
                        ward.prescriptions.amend(
                                ward.doctor, first.id(), first.version(), amended, "Lagi"));
        List<PrescriptionVersion> history = ward.prescriptions.history(ward.patient, first.id());
        assertThat(history).extracting(PrescriptionVersion::number).containsExactly(2, 1);
        assertThat(history).allMatch(PrescriptionVersion::intact);
        assertThat(history.get(1).fingerprint()).isEqualTo(first.fingerprint());
        assertThat(history.get(0).changes())
                .contains(
                        new FieldChange("diagnosis", "Faringitis akut", "Tonsilitis akut"),
                        new FieldChange("items.0.name", "Paracetamol", "Amoxicillin"),
                        new FieldChange("items.1.name", "Amoxicillin", null));
        assertThatThrownBy(() -> ward.sql(ward.db.dataSource(), insertItem(first.id(), 2)))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void ofTwoAmendmentsOfOneVersionOneWins() throws Exception {
        Prescription first = ward.signed();

        List<String> outcomes =
                WritingTest.atOnce(
                        4,
                        () ->
                                outcome(
                                        () ->
                                                ward.prescriptions.amend(
                                                        ward.doctor,
                                                        first.id(),
                                                        first.version(),
                                                        ward.two(),
                                                        "Sebab")));

        assertThat(outcomes).containsExactlyInAnyOrder("done", "stale", "stale", "stale");
    }

    @Test
    void listsArePagedWithoutGapsOrRepeats() {
        for (int i = 0; i < 5; i++) {
            ward.db.clock().advance(java.time.Duration.ofSeconds(1));
            ward.signed();
        }
        List<PrescriptionId> whole =
                ward.prescriptions.received(ward.patient, null, "", 100).items().stream()
                        .map(Prescription::id)
                        .toList();

        List<PrescriptionId> paged = new ArrayList<>();
        String after = "";
        while (after != null) {
            var page = ward.prescriptions.received(ward.patient, null, after, 2);
            page.items().forEach(item -> paged.add(item.id()));
            after = page.next();
        }

        assertThat(paged).isEqualTo(whole);
        assertThat(
                        ward.prescriptions
                                .written(ward.doctor, PrescriptionStatus.ACTIVE, "", 100)
                                .items())
                .allMatch(item -> item.status() == PrescriptionStatus.ACTIVE)
                .isNotEmpty();
        refused(
                ProblemKind.INVALID,
                "invalid",
                () -> ward.prescriptions.received(ward.patient, null, "x", 2));
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
            refused(
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
