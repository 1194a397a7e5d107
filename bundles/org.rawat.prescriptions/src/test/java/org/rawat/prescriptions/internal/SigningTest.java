package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
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
            Ward.refused(
                    ProblemKind.NOT_FOUND,
                    "not-found",
                    () -> ward.prescriptions.prescription(stranger, signed.id()));
            Ward.refused(
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
                Ward.atOnce(
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

        Ward.refused(
                ProblemKind.CONFLICT,
                "stale",
                () -> ward.prescriptions.sign(ward.doctor, draft.id(), draft.version(), null));
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
        Ward.refused(
                ProblemKind.INVALID,
                "invalid",
                () -> ward.prescriptions.received(ward.patient, null, "x", 2));
    }
}
