package org.rawat.prescriptions.pdf.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.identity.api.Sex;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.CompoundForm;
import org.rawat.prescriptions.api.CompoundIngredient;
import org.rawat.prescriptions.api.CompoundMethod;
import org.rawat.prescriptions.api.Letterhead;
import org.rawat.prescriptions.api.PrescribedPatient;
import org.rawat.prescriptions.api.Prescriber;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.api.RegisterNumber;
import org.rawat.prescriptions.api.SourceNeed;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.Timing;

/** Signed prescriptions for tests. */
public final class Sample {
    public static final Instant SIGNED = Instant.parse("2026-11-02T01:23:45Z");
    public static final String PRINT = "0f".repeat(32);

    public final PrescriptionId id = new PrescriptionId(UUID.randomUUID());
    public final PersonId patientId = new PersonId(UUID.randomUUID());
    public final PersonId doctorId = new PersonId(UUID.randomUUID());
    public String patient = "Siti Aminah";
    public Period age = Period.of(34, 2, 1);
    public String clinic = "Klinik Sehat Sentosa";
    public String notes = "Banyak minum air putih";
    public PrescriptionStatus status = PrescriptionStatus.ACTIVE;
    public int version = 1;
    public String fingerprint = PRINT;
    public boolean intact = true;
    public List<PrescriptionItem> items =
            new ArrayList<>(
                    List.of(
                            item("Parasetamol", "500 mg", "tablet", "3x sehari 1 tablet", 10),
                            item(
                                    "Kodein fosfat",
                                    "10 mg",
                                    "tablet",
                                    "3x sehari 1 tablet bila batuk",
                                    ControlledKind.NARCOTIC)));

    public static PrescriptionItem item(
            String name, String strength, String form, String dosage, int quantity) {
        return new PrescriptionItem(
                new PrescriptionItemId(UUID.randomUUID()),
                null,
                name,
                strength,
                form,
                "",
                "",
                form,
                dosage,
                quantity,
                3,
                "Sesudah makan",
                ControlledKind.NONE,
                List.of(),
                List.of(),
                false,
                2,
                null,
                null);
    }

    /** A medicine whose directions were understood: one tablet a day. */
    public static PrescriptionItem understood() {
        return new PrescriptionItem(
                new PrescriptionItemId(UUID.randomUUID()),
                null,
                "Setirizin",
                "10 mg",
                "tablet",
                "",
                "",
                "tablet",
                "1 dd 1 tab",
                5,
                5,
                "",
                ControlledKind.NONE,
                List.of(),
                List.of(
                        Dosage.of(
                                Dose.of(Fraction.of(1), DoseUnit.TABLET),
                                Timing.of(Frequency.daily(1)))),
                false,
                0,
                null,
                null);
    }

    /** Twelve powders of a third of a tablet and of a syrup that is filled up. */
    public static PrescriptionItem compound(CompoundMethod method) {
        CompoundIngredient tablets =
                ingredient(
                        "Kodein",
                        "10 mg",
                        "1/3 tablet",
                        new SourceNeed(
                                SourceNeed.Measure.UNITS,
                                new Fraction(11, 3),
                                4,
                                new Fraction(1, 3),
                                null));
        CompoundIngredient filler =
                ingredient(
                        "Sakarum laktis",
                        "",
                        "q.s.",
                        SourceNeed.unknown(SourceNeed.Reason.FILLED_UP));
        return new PrescriptionItem(
                new PrescriptionItemId(UUID.randomUUID()),
                null,
                "Puyer batuk",
                "",
                "puyer",
                "",
                "",
                "bungkus",
                "3x sehari 1 bungkus",
                11,
                4,
                "",
                ControlledKind.NARCOTIC,
                List.of(),
                List.of(),
                false,
                0,
                new Compound(method, CompoundForm.PULVERES, List.of(tablets, filler)),
                new RegisterNumber(2026, 12));
    }

    private static CompoundIngredient ingredient(
            String name, String strength, String amount, SourceNeed need) {
        return new CompoundIngredient(
                null,
                name,
                strength,
                "",
                "",
                "",
                "tablet",
                ControlledKind.NONE,
                List.of(),
                amount,
                null,
                need);
    }

    private static PrescriptionItem item(
            String name, String strength, String form, String dosage, ControlledKind controlled) {
        return new PrescriptionItem(
                new PrescriptionItemId(UUID.randomUUID()),
                null,
                name,
                strength,
                form,
                "",
                "",
                form,
                dosage,
                9,
                null,
                "",
                controlled);
    }

    /** The same medicine many times, numbered. */
    public Sample items(int count) {
        items = new ArrayList<>(Collections.emptyList());
        for (int i = 1; i <= count; i++) {
            items.add(item("Obat nomor " + i, "500 mg", "tablet", "3x sehari 1 tablet", 10));
        }
        return this;
    }

    public Prescription prescription() {
        return new Prescription(
                id,
                3,
                status,
                version,
                new AppointmentId(UUID.randomUUID()),
                patientId,
                doctorId,
                new PrescribedPatient(
                        patient, LocalDate.of(1992, 9, 1), age, Sex.FEMALE, new BigDecimal("62.5")),
                new Prescriber(
                        "dr. Ayu Lestari, Sp.A",
                        "503/0123/SIP/2026",
                        "Anak",
                        "Jalan Kenanga 7, Bandung",
                        "+62 22 7654321"),
                new Letterhead(
                        clinic, "Buka setiap hari", "Jalan Melati 1, Bandung", "+62 22 1234567"),
                LocalDate.of(2026, 11, 2),
                "Faringitis akut",
                notes,
                items,
                SIGNED,
                SIGNED,
                SIGNED,
                null,
                null,
                null,
                fingerprint,
                intact,
                LocalDate.of(2026, 12, 2),
                List.of(),
                false);
    }
}
