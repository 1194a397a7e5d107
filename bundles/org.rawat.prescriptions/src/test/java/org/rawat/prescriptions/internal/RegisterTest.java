package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.FieldProblem;
import org.rawat.api.Page;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.api.Role;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.ProductId;
import org.rawat.identity.api.LocationId;
import org.rawat.prescriptions.api.ControlledRegister;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.RegisterEntry;
import org.rawat.prescriptions.api.RegisterNumber;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.api.WritePrescription;
import org.rawat.prescriptions.internal.store.RegisterStore;

/** Narcotics, psychotropics and precursors. */
class RegisterTest {
    private Ward ward;
    private ProductId codeine;
    private ProductId diazepam;

    @BeforeEach
    void open() {
        ward = new Ward();
        codeine = ward.clinic.controlled("Codeine", "10 mg", ControlledKind.NARCOTIC);
        diazepam = ward.clinic.controlled("Diazepam", "2 mg", ControlledKind.PSYCHOTROPIC);
    }

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void eachControlledMedicineGetsTheNextNumberWhenItIsSigned() throws Exception {
        Prescription draft = draft(ward.visit, codeine, ward.clinic.paracetamol, diazepam);
        assertThat(draft.items()).extracting(PrescriptionItem::register).containsOnlyNulls();

        Prescription first = sign(draft);
        Prescription second = sign(draft(ward.visit, diazepam));

        assertThat(first.items())
                .extracting(PrescriptionItem::register)
                .containsExactly(new RegisterNumber(2026, 1), null, new RegisterNumber(2026, 2));
        assertThat(second.items().get(0).register()).isEqualTo(new RegisterNumber(2026, 3));
        assertThat(first.intact()).isTrue();
        assertThat(first.staysInClinic()).isTrue();
        assertThat(ward.count("controlled_register")).isEqualTo(3);
        assertThat(ward.prescriptions.prescription(ward.patient, first.id())).isEqualTo(first);
    }

    @Test
    void aPrescriptionWithoutControlledMedicinesStandsInNoRegister() throws Exception {
        Prescription signed = ward.signed();

        assertThat(signed.staysInClinic()).isFalse();
        assertThat(ward.count("controlled_register")).isZero();
        assertThat(ward.count("register_counters")).isZero();
    }

    @Test
    void theNumbersOfManySigningsAtOnceHaveNoGapEvenWhenSomeFail() throws Exception {
        List<Prescription> drafts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            // Every third one lacks its directions and is refused.
            drafts.add(
                    ward.prescriptions.draft(
                            ward.doctor,
                            ward.visit,
                            Ward.writing("Batuk", Ward.item(codeine, i % 3 == 0 ? "" : "3x1", 10)),
                            Ward.key()));
        }
        var waiting = new java.util.concurrent.ConcurrentLinkedQueue<>(drafts);

        Ward.atOnce(
                6,
                () -> {
                    for (Prescription it = waiting.poll(); it != null; it = waiting.poll()) {
                        Prescription draft = it;
                        Ward.outcome(() -> sign(draft));
                    }
                    return true;
                });

        assertThat(numbers()).isEqualTo(IntStream.rangeClosed(1, 8).boxed().toList());
    }

    @Test
    void eachLocationAndEachYearCountsFromOne() {
        sign(draft(ward.visit, codeine));
        // 2026 ends in Jakarta seven hours before it does in UTC.
        ward.db.clock().set(Instant.parse("2026-12-31T17:30:00Z"));
        AppointmentId newYear =
                ward.clinic.appointment(
                        AppointmentStatus.CONFIRMED,
                        Duration.between(Clinic.NOW, ward.db.clock().instant()));

        Prescription signed = sign(draft(newYear, codeine));

        assertThat(signed.items().get(0).register()).isEqualTo(new RegisterNumber(2027, 1));
    }

    @Test
    void aNewVersionStandsInTheRegisterAnew() throws Exception {
        Prescription first = sign(draft(ward.visit, codeine));

        Prescription second =
                ward.prescriptions.amend(
                        ward.doctor,
                        first.id(),
                        first.version(),
                        Ward.writing("Batuk", Ward.item(codeine, "2x1", 6)),
                        "Dosis dikurangi");

        assertThat(second.items().get(0).register()).isEqualTo(new RegisterNumber(2026, 2));
        assertThat(second.intact()).isTrue();
        assertThat(ward.count("controlled_register")).isEqualTo(2);
    }

    @Test
    void whatIsControlledIsNeverRefilled() throws Exception {
        long before = ward.count("prescriptions");
        for (ControlledKind kind :
                List.of(
                        ControlledKind.NARCOTIC,
                        ControlledKind.PSYCHOTROPIC,
                        ControlledKind.PRECURSOR)) {
            ProductId product = ward.clinic.controlled("X " + kind, "1 mg", kind);
            assertThatThrownBy(
                            () ->
                                    ward.prescriptions.draft(
                                            ward.doctor,
                                            ward.visit,
                                            Ward.writing("x", refillable(product, 1)),
                                            Ward.key()))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem ->
                                    assertThat(problem.fields())
                                            .containsExactly(
                                                    FieldProblem.of(
                                                            "items.0.refills", "controlled")));
        }
        assertThat(ward.count("prescriptions")).isEqualTo(before);
    }

    @Test
    void whatCameUnderALawSinceTheDraftIsNotSignedUnseen() throws Exception {
        Prescription draft =
                ward.prescriptions.draft(
                        ward.doctor,
                        ward.visit,
                        Ward.writing("x", refillable(ward.clinic.paracetamol, 3)),
                        Ward.key());
        ward.clinic.control(ward.clinic.paracetamol, ControlledKind.PRECURSOR);

        assertThatThrownBy(() -> sign(draft))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.fields())
                                        .containsExactly(
                                                FieldProblem.of("items.0.product", "other-law")));
        assertThat(ward.count("controlled_register")).isZero();
    }

    @Test
    void administratorsReadAllOfItAndDoctorsWhatTheySigned() {
        ControlledRegister register =
                new RegisterQueries(
                        new RegisterStore(ward.db.entityManager("prescriptions")),
                        ward.db.unitOfWork());
        Prescription first = sign(draft(ward.visit, codeine, diazepam));
        sign(draft(ward.visit, diazepam));
        LocationId here = ward.clinic.location.id();
        Actor administrator = Clinic.actor(ward.clinic.patient("Admin"), Role.ADMINISTRATOR);

        Page<RegisterEntry> newest = register.entries(administrator, here, 2026, "", 2);
        Page<RegisterEntry> rest = register.entries(administrator, here, 2026, newest.next(), 2);

        assertThat(newest.items()).extracting(it -> it.number().number()).containsExactly(3, 2);
        assertThat(rest.next()).isNull();
        RegisterEntry entry = rest.items().get(0);
        assertThat(entry.prescriptionId()).isEqualTo(first.id());
        assertThat(entry.kind()).isEqualTo(ControlledKind.NARCOTIC);
        assertThat(entry.medicine()).isEqualTo("Codeine 10 mg, tablet");
        assertThat(entry.patientName()).isEqualTo("Siti Aminah");
        assertThat(entry.doctorSip()).isEqualTo(first.doctor().sip());
        assertThat(register.own(ward.doctor, here, 2026, "", 100).items()).hasSize(3);
        assertThat(register.own(ward.otherDoctor, here, 2026, "", 100).items()).isEmpty();
        assertThat(register.entries(administrator, here, 2025, "", 100).items()).isEmpty();
        for (Actor stranger : List.of(ward.doctor, ward.patient)) {
            Ward.refused(
                    ProblemKind.NOT_FOUND,
                    "not-found",
                    () -> register.entries(stranger, here, 2026, "", 10));
        }
        Ward.refused(
                ProblemKind.NOT_FOUND,
                "not-found",
                () -> register.own(administrator, here, 2026, "", 10));
        Ward.refused(
                ProblemKind.INVALID,
                "invalid",
                () -> register.entries(administrator, here, 2026, "x", 10));
    }

    @Test
    void theDatabaseLetsNobodyTouchTheRegister() throws Exception {
        Prescription signed = sign(draft(ward.visit, codeine));
        Prescription draft = draft(ward.visit, codeine);
        String location = "'" + ward.clinic.location.id() + "'";
        List<String> attacks =
                List.of(
                        "UPDATE prescriptions.controlled_register SET quantity = 1",
                        "UPDATE prescriptions.controlled_register SET number = 2",
                        "DELETE FROM prescriptions.controlled_register",
                        "TRUNCATE prescriptions.controlled_register",
                        line(location, 2, signed, 1),
                        line(location, 3, signed, 1),
                        line(location, 2, draft, 1),
                        "UPDATE prescriptions.register_counters SET last = 5",
                        "UPDATE prescriptions.register_counters SET last = 0",
                        "UPDATE prescriptions.register_counters SET year = 2020",
                        "DELETE FROM prescriptions.register_counters",
                        "TRUNCATE prescriptions.register_counters",
                        "INSERT INTO prescriptions.register_counters VALUES ("
                                + location
                                + ", 2030, 7)",
                        "UPDATE prescriptions.prescription_items SET refills = 1"
                                + " WHERE prescription_id = '"
                                + draft.id()
                                + "'");
        for (String attack : attacks) {
            assertThatThrownBy(() -> ward.sql(ward.db.ownerDataSource(), attack))
                    .as(attack)
                    .isInstanceOf(SQLException.class);
        }
        assertThat(ward.prescriptions.prescription(ward.doctor, signed.id())).isEqualTo(signed);
        assertThat(sign(draft).items().get(0).register()).isEqualTo(new RegisterNumber(2026, 2));
    }

    @Test
    void aRegisterThatWasChangedPastRawatIsNoticed() throws Exception {
        Prescription signed = sign(draft(ward.visit, codeine));
        ward.sql(
                ward.db.ownerDataSource(),
                "ALTER TABLE prescriptions.controlled_register DISABLE TRIGGER USER");
        ward.sql(
                ward.db.ownerDataSource(),
                "UPDATE prescriptions.controlled_register SET number = 9");

        assertThat(ward.prescriptions.prescription(ward.doctor, signed.id()).intact()).isFalse();
    }

    private static String line(String location, int number, Prescription of, int version) {
        return "INSERT INTO prescriptions.controlled_register VALUES ("
                + location
                + ", 2026, "
                + number
                + ", '"
                + of.items().get(0).id()
                + "', '"
                + of.id()
                + "', "
                + version
                + ", 'NARCOTIC', 'x', 1, '', '', '2026-01-01', now(), gen_random_uuid(), '',"
                + " gen_random_uuid(), '', '', '')";
    }

    private Prescription draft(AppointmentId visit, ProductId... products) {
        List<WriteItem> items = new ArrayList<>();
        for (ProductId product : products) {
            items.add(Ward.item(product, "3x sehari 1 tablet", 10));
        }
        return ward.prescriptions.draft(
                ward.doctor,
                visit,
                new WritePrescription("Batuk", "", new BigDecimal("62.5"), items),
                Ward.key());
    }

    private Prescription sign(Prescription draft) {
        return ward.prescriptions.sign(ward.doctor, draft.id(), draft.version(), null);
    }

    private static WriteItem refillable(ProductId product, int refills) {
        return new WriteItem(product, "", "", "", "", "1x1", 10, null, "", true, refills, null);
    }

    private List<Integer> numbers() throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (var connection = ward.db.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT number FROM prescriptions.controlled_register"
                                        + " ORDER BY number")) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
        }
        return numbers;
    }
}
