package org.rawat.prescriptions.internal.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.dosage.Complaint;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Event;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.Limit;
import org.rawat.prescriptions.api.dosage.PeriodUnit;
import org.rawat.prescriptions.api.dosage.Span;
import org.rawat.prescriptions.api.dosage.Timing;
import org.rawat.prescriptions.api.dosage.When;

class FhirDosageTest {
    private static final Span DAY = Span.of(1, PeriodUnit.DAY);

    @Test
    void freeTextStaysWords() {
        assertThat(fhir())
                .isEqualTo("[{\"text\":\"kata dokter\",\"patientInstruction\":\"Habiskan\"}]");
    }

    @Test
    void threeTimesADayAfterMealsForFiveDays() {
        Timing timing =
                new Timing(
                        Frequency.daily(3),
                        null,
                        List.of(new When(Event.PC, 30)),
                        List.of(),
                        List.of(),
                        Span.of(5, PeriodUnit.DAY),
                        false,
                        null);
        assertThat(fhir(Dosage.of(Dose.of(new Fraction(1, 2), DoseUnit.TABLET), timing)))
                .isEqualTo(
                        "[{\"sequence\":1,\"timing\":{\"repeat\":{\"boundsDuration\":{\"value\":5,"
                                + "\"unit\":\"day\",\"system\":\"http://unitsofmeasure.org\","
                                + "\"code\":\"d\"},\"frequency\":3,\"period\":1,"
                                + "\"periodUnit\":\"d\",\"when\":[\"PC\"],\"offset\":30}},"
                                + "\"doseAndRate\":[{\"doseQuantity\":{\"value\":0.5,"
                                + "\"unit\":\"tablet\"}}],\"text\":\"kata dokter\","
                                + "\"patientInstruction\":\"Habiskan\"}]");
    }

    @Test
    void asNeededSaysForWhatAndHowMuchAtMost() {
        Dosage dosage =
                new Dosage(
                        1,
                        Dose.of(Fraction.of(5), DoseUnit.MILLILITRE),
                        Timing.unsaid(),
                        true,
                        List.of(Complaint.FEVER),
                        List.of(new Limit(Fraction.of(4), null, DAY)),
                        null,
                        null,
                        List.of());
        assertThat(fhir(dosage))
                .contains("\"asNeededCodeableConcept\":{\"text\":\"fever\"}")
                .contains(
                        "\"maxDosePerPeriod\":{\"numerator\":{\"value\":20,\"unit\":\"mL\","
                                + "\"system\":\"http://unitsofmeasure.org\",\"code\":\"mL\"},"
                                + "\"denominator\":{\"value\":1,\"unit\":\"day\"")
                .doesNotContain("timing");
    }

    @Test
    void everyEightHoursIsAPeriodAndTheClockGoesBeforeThePartOfTheDay() {
        Span eight = Span.of(8, PeriodUnit.HOUR);
        Timing timing =
                new Timing(
                        null,
                        eight,
                        List.of(When.of(Event.MORN)),
                        List.of(LocalTime.of(6, 0)),
                        List.of(),
                        null,
                        false,
                        9);
        assertThat(fhir(Dosage.of(Dose.of(Fraction.ONE, DoseUnit.CAPSULE), timing)))
                .contains(
                        "{\"count\":9,\"frequency\":1,\"period\":8,\"periodUnit\":\"h\","
                                + "\"timeOfDay\":[\"06:00:00\"]}");
    }

    @Test
    void aThirdOfATabletIsNotRounded() {
        Timing timing = Timing.of(Frequency.daily(2));
        assertThat(fhir(Dosage.of(Dose.of(new Fraction(1, 3), DoseUnit.TABLET), timing)))
                .doesNotContain("doseAndRate")
                .contains("kata dokter");
    }

    @Test
    void insulinUnitsAndPiecesHaveNoCodeOfAMeasure() {
        Timing timing = Timing.of(Frequency.daily(1));
        assertThat(fhir(Dosage.of(Dose.of(Fraction.of(10), DoseUnit.UNIT), timing)))
                .contains("{\"value\":10,\"unit\":\"unit\"}");
        assertThat(fhir(Dosage.of(Dose.of(Fraction.of(2), DoseUnit.DROP), timing)))
                .contains("{\"value\":2,\"unit\":\"drop\"}");
        assertThat(Amounts.decimal(Fraction.of(100))).contains(BigDecimal.valueOf(100));
    }

    private static String fhir(Dosage... steps) {
        return FhirDosage.of(
                        new PrescriptionItem(
                                new PrescriptionItemId(java.util.UUID.randomUUID()),
                                null,
                                "Obat",
                                "",
                                "tablet",
                                "",
                                "",
                                "tablet",
                                "kata dokter",
                                1,
                                null,
                                "Habiskan",
                                ControlledKind.NONE,
                                List.of(),
                                List.of(steps),
                                false,
                                0,
                                null,
                                null))
                .toString();
    }
}
