package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.ProductId;
import org.rawat.identity.api.Sex;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.CompoundAmount;
import org.rawat.prescriptions.api.CompoundForm;
import org.rawat.prescriptions.api.CompoundIngredient;
import org.rawat.prescriptions.api.CompoundMethod;
import org.rawat.prescriptions.api.Letterhead;
import org.rawat.prescriptions.api.PrescribedIngredient;
import org.rawat.prescriptions.api.PrescribedPatient;
import org.rawat.prescriptions.api.Prescriber;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.RegisterNumber;
import org.rawat.prescriptions.api.SourceNeed;
import org.rawat.prescriptions.api.dosage.Complaint;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Event;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.Instruction;
import org.rawat.prescriptions.api.dosage.Limit;
import org.rawat.prescriptions.api.dosage.PeriodUnit;
import org.rawat.prescriptions.api.dosage.Route;
import org.rawat.prescriptions.api.dosage.Site;
import org.rawat.prescriptions.api.dosage.Span;
import org.rawat.prescriptions.api.dosage.Timing;
import org.rawat.prescriptions.api.dosage.When;

class CanonicalTextTest {
    @Test
    void whatWasWrittenIsReadBackEqual() {
        SignedContent content = content("Faringitis \"akut\"\n<b>é</b>", new BigDecimal("62.5"));

        assertThat(CanonicalText.read(CanonicalText.write(content))).contains(content);
    }

    @Test
    void anAbsentPreviousReasonAndWeightAreReadBackAbsent() {
        SignedContent content = content("x", null);

        assertThat(CanonicalText.write(content)).doesNotContain("previous", "weightKg", "null");
        assertThat(CanonicalText.read(CanonicalText.write(content))).contains(content);
    }

    @Test
    void whatFormat1CannotSayIsNoFormat1() {
        String text = CanonicalText.write(content("x", BigDecimal.TEN));

        assertThat(
                        CanonicalText.read(
                                text.replace("\"quantity\":15", "\"quantity\":15,\"refills\":2")))
                .isEmpty();
        assertThat(CanonicalText.read(text.replace("prescription-1", "prescription-2"))).isEmpty();
        assertThat(CanonicalText.read(text.replace("prescription-1", "prescription-3"))).isEmpty();
    }

    /** Stands for every prescription that is signed already: this text may never change. */
    @Test
    void theTextOfFormat1NeverChanges() {
        String text = CanonicalText.write(content("Faringitis akut", new BigDecimal("62.5")));

        assertThat(text)
                .isEqualTo(
                        "{\"appointment\":\"00000000-0000-0000-0000-000000000002\",\"clinic\":"
                                + "{\"address\":\"Jl. Melati 1\",\"lines\":\"\",\"name\":\"Klinik\","
                                + "\"phone\":\"021\"},\"date\":\"2026-11-02\",\"diagnosis\":"
                                + "\"Faringitis akut\",\"doctor\":{\"address\":\"Jl. Melati 1\",\"id\":"
                                + "\"00000000-0000-0000-0000-000000000004\",\"name\":\"dr. Ayu\","
                                + "\"phone\":\"021\",\"sip\":\"SIP/1\",\"specialty\":\"\"},\"format\":"
                                + "\"rawat-prescription-1\",\"id\":"
                                + "\"00000000-0000-0000-0000-000000000001\",\"items\":[{\"code\":"
                                + "\"RWT-1\",\"codeSystem\":\"urn:x\",\"controlled\":\"NONE\","
                                + "\"dosage\":\"3x1\",\"durationDays\":5,\"form\":\"tablet\",\"id\":"
                                + "\"00000000-0000-0000-0000-000000000005\",\"instructions\":\"\","
                                + "\"name\":\"Paracetamol\",\"product\":"
                                + "\"00000000-0000-0000-0000-000000000006\",\"quantity\":15,"
                                + "\"strength\":\"500 mg\",\"unit\":\"tablet\"}],\"notes\":\"\","
                                + "\"number\":1,\"patient\":{\"age\":\"P34Y2M\",\"birthDate\":"
                                + "\"1992-09-02\",\"id\":\"00000000-0000-0000-0000-000000000003\","
                                + "\"name\":\"Siti\",\"sex\":\"FEMALE\",\"weightKg\":\"62.5\"},"
                                + "\"signedAt\":\"2026-11-02T01:00:00Z\"}");
    }

    /** The same for format 2, with everything that it can say. */
    @Test
    void theTextOfFormat2NeverChanges() {
        String text = CanonicalText.write(everything());

        assertThat(text).isEqualTo(FORMAT_2);
        assertThat(CanonicalText.fingerprint(text)).isEqualTo(FINGERPRINT_2);
        assertThat(CanonicalText.read(text)).contains(everything());
    }

    @Test
    void whatRawatHasNotWrittenIsNotRead() {
        String text = CanonicalText.write(content("x", BigDecimal.TEN));

        assertThat(CanonicalText.read(text + " ")).isEmpty();
        assertThat(CanonicalText.read("{}")).isEmpty();
        assertThat(CanonicalText.read("")).isEmpty();
        assertThat(CanonicalText.read(text.replace("\"quantity\":15", "\"quantity\":15.0")))
                .isEmpty();
        assertThat(CanonicalText.read(text.replace("1992-09-02", "1992-19-02"))).isEmpty();
    }

    private static final String FORMAT_2 =
            "{\"appointment\":\"00000000-0000-0000-0000-000000000002\",\"clinic\":{\"addre"
                    + "ss\":\"Jl. Melati 1\",\"lines\":\"\",\"name\":\"Klinik\",\"phone\":\"021\"},\"date\":\"2"
                    + "026-11-02\",\"diagnosis\":\"Faringitis akut\",\"doctor\":{\"address\":\"Jl. Mela"
                    + "ti 1\",\"id\":\"00000000-0000-0000-0000-000000000004\",\"name\":\"dr. Ayu\",\"ph"
                    + "one\":\"021\",\"sip\":\"SIP/1\",\"specialty\":\"\"},\"format\":\"rawat-prescription-"
                    + "2\",\"id\":\"00000000-0000-0000-0000-000000000001\",\"items\":[{\"code\":\"RWT-1"
                    + "\",\"codeSystem\":\"urn:x\",\"controlled\":\"NONE\",\"dosage\":\"3x1\",\"durationDay"
                    + "s\":5,\"form\":\"tablet\",\"id\":\"00000000-0000-0000-0000-000000000005\",\"ingr"
                    + "edients\":[{\"amount\":\"500\",\"code\":\"P\",\"codeSystem\":\"urn:x\",\"perQuantity"
                    + "\":\"1\",\"perUnit\":\"1\",\"strength\":\"500 mg\",\"substance\":\"Paracetamol\",\"uni"
                    + "t\":\"mg\"}],\"instructions\":\"\",\"name\":\"Paracetamol\",\"product\":\"00000000-0"
                    + "000-0000-0000-000000000006\",\"quantity\":15,\"quantityPinned\":true,\"refil"
                    + "ls\":3,\"steps\":[{\"asNeeded\":true,\"complaints\":[\"FEVER\"],\"dose\":{\"high\":"
                    + "\"3/2\",\"low\":\"1\",\"unit\":\"TABLET\"},\"instructions\":[\"CHEW\"],\"limits\":[{\"a"
                    + "mount\":\"4\",\"per\":{\"low\":1,\"unit\":\"DAY\"}}],\"route\":\"ORAL\",\"sequence\":1,"
                    + "\"site\":\"FACE\",\"timing\":{\"clockTimes\":[\"08:00\"],\"count\":9,\"days\":[\"MOND"
                    + "AY\"],\"duration\":{\"low\":5,\"unit\":\"DAY\"},\"frequency\":{\"high\":4,\"low\":3,\""
                    + "per\":{\"low\":1,\"unit\":\"DAY\"}},\"interval\":{\"high\":8,\"low\":6,\"unit\":\"HOUR"
                    + "\"},\"untilFinished\":true,\"when\":[{\"event\":\"AC\",\"offset\":30}]}}],\"streng"
                    + "th\":\"500 mg\",\"unit\":\"tablet\"},{\"code\":\"RWT-1\",\"codeSystem\":\"urn:x\",\"co"
                    + "mpound\":{\"form\":\"PULVERES\",\"ingredients\":[{\"amount\":\"125 mg\",\"code\":\"R"
                    + "WT-1\",\"codeSystem\":\"urn:x\",\"controlled\":\"NONE\",\"form\":\"tablet\",\"name\":"
                    + "\"Paracetamol\",\"need\":{\"exact\":\"5/2\",\"measure\":\"UNITS\",\"surplus\":\"1/2\","
                    + "\"whole\":3},\"product\":\"00000000-0000-0000-0000-000000000006\",\"strength\""
                    + ":\"500 mg\",\"substances\":[{\"amount\":\"500\",\"code\":\"P\",\"codeSystem\":\"urn:x"
                    + "\",\"perQuantity\":\"1\",\"perUnit\":\"1\",\"strength\":\"500 mg\",\"substance\":\"Par"
                    + "acetamol\",\"unit\":\"mg\"}],\"understood\":{\"portion\":\"EXACT\",\"unit\":\"MILLIG"
                    + "RAM\",\"value\":\"125\"},\"unit\":\"tablet\"},{\"amount\":\"q.s.\",\"controlled\":\"PS"
                    + "YCHOTROPIC\",\"name\":\"Luminal\",\"need\":{\"measure\":\"UNKNOWN\",\"reason\":\"FIL"
                    + "LED_UP\"},\"understood\":{\"portion\":\"SUFFICIENT\"}}],\"method\":\"DTD\"},\"cont"
                    + "rolled\":\"PSYCHOTROPIC\",\"dosage\":\"3x1\",\"durationDays\":5,\"form\":\"tablet\""
                    + ",\"id\":\"00000000-0000-0000-0000-000000000007\",\"instructions\":\"\",\"name\":"
                    + "\"Paracetamol\",\"quantity\":15,\"quantityPinned\":false,\"refills\":0,\"regist"
                    + "er\":{\"number\":12,\"year\":2026},\"strength\":\"500 mg\",\"unit\":\"tablet\"}],\"n"
                    + "otes\":\"\",\"number\":2,\"patient\":{\"age\":\"P34Y2M\",\"birthDate\":\"1992-09-02\""
                    + ",\"id\":\"00000000-0000-0000-0000-000000000003\",\"name\":\"Siti\",\"sex\":\"FEMA"
                    + "LE\",\"weightKg\":\"62.5\"},\"previous\":\"ab\",\"reason\":\"Sebab\",\"signedAt\":\"20"
                    + "26-11-02T01:00:00Z\",\"validUntil\":\"2026-12-02\"}";
    private static final String FINGERPRINT_2 =
            "6844baa7f7f06b20cec89f6e70c2e82d6af3d63971a2824f57e2df66674008cd";

    private static SignedContent everything() {
        SignedContent one = content("Faringitis akut", new BigDecimal("62.5"));
        PrescriptionItem plain = one.items().get(0);
        PrescribedIngredient paracetamol =
                new PrescribedIngredient(
                        "Paracetamol",
                        "urn:x",
                        "P",
                        "500 mg",
                        new BigDecimal("500.0"),
                        "mg",
                        BigDecimal.ONE,
                        "1");
        Dosage steps =
                new Dosage(
                        1,
                        new Dose(Fraction.ONE, new Fraction(3, 2), DoseUnit.TABLET),
                        new Timing(
                                new Frequency(3, 4, Span.of(1, PeriodUnit.DAY)),
                                new Span(6, 8, PeriodUnit.HOUR),
                                List.of(new When(Event.AC, 30)),
                                List.of(LocalTime.of(8, 0)),
                                List.of(DayOfWeek.MONDAY),
                                Span.of(5, PeriodUnit.DAY),
                                true,
                                9),
                        true,
                        List.of(Complaint.FEVER),
                        List.of(new Limit(Fraction.of(4), null, Span.of(1, PeriodUnit.DAY))),
                        Route.ORAL,
                        Site.FACE,
                        List.of(Instruction.CHEW));
        Compound compound =
                new Compound(
                        CompoundMethod.DTD,
                        CompoundForm.PULVERES,
                        List.of(
                                new CompoundIngredient(
                                        new ProductId(new UUID(0, 6)),
                                        "Paracetamol",
                                        "500 mg",
                                        "tablet",
                                        "urn:x",
                                        "RWT-1",
                                        "tablet",
                                        ControlledKind.NONE,
                                        List.of(paracetamol),
                                        "125 mg",
                                        CompoundAmount.of(
                                                Fraction.of(125), CompoundAmount.Unit.MILLIGRAM),
                                        new SourceNeed(
                                                SourceNeed.Measure.UNITS,
                                                new Fraction(5, 2),
                                                3,
                                                new Fraction(1, 2),
                                                null)),
                                new CompoundIngredient(
                                        null,
                                        "Luminal",
                                        "",
                                        "",
                                        "",
                                        "",
                                        "",
                                        ControlledKind.PSYCHOTROPIC,
                                        List.of(),
                                        "q.s.",
                                        new CompoundAmount(
                                                CompoundAmount.Portion.SUFFICIENT, null, null),
                                        SourceNeed.unknown(SourceNeed.Reason.FILLED_UP))));
        return new SignedContent(
                one.id(),
                2,
                "ab",
                one.signedAt(),
                "Sebab",
                one.appointmentId(),
                one.patientId(),
                one.doctorId(),
                one.patient(),
                one.doctor(),
                one.clinic(),
                one.date(),
                one.diagnosis(),
                one.notes(),
                List.of(
                        item(plain, 5, List.of(paracetamol), List.of(steps), 3, null, null),
                        item(
                                plain,
                                7,
                                List.of(),
                                List.of(),
                                0,
                                compound,
                                new RegisterNumber(2026, 12))),
                LocalDate.of(2026, 12, 2),
                2);
    }

    private static PrescriptionItem item(
            PrescriptionItem like,
            long id,
            List<PrescribedIngredient> ingredients,
            List<Dosage> steps,
            int refills,
            @Nullable Compound compound,
            @Nullable RegisterNumber register) {
        return new PrescriptionItem(
                new PrescriptionItemId(new UUID(0, id)),
                compound == null ? like.productId() : null,
                like.name(),
                like.strength(),
                like.form(),
                like.codeSystem(),
                like.code(),
                like.unit(),
                like.dosage(),
                like.quantity(),
                like.durationDays(),
                like.instructions(),
                compound == null ? ControlledKind.NONE : ControlledKind.PSYCHOTROPIC,
                ingredients,
                steps,
                compound == null,
                refills,
                compound,
                register);
    }

    private static SignedContent content(String diagnosis, @Nullable BigDecimal weight) {
        return new SignedContent(
                new PrescriptionId(new UUID(0, 1)),
                1,
                null,
                Instant.parse("2026-11-02T01:00:00Z"),
                null,
                new AppointmentId(new UUID(0, 2)),
                new PersonId(new UUID(0, 3)),
                new PersonId(new UUID(0, 4)),
                new PrescribedPatient(
                        "Siti", LocalDate.of(1992, 9, 2), Period.of(34, 2, 0), Sex.FEMALE, weight),
                new Prescriber("dr. Ayu", "SIP/1", "", "Jl. Melati 1", "021"),
                new Letterhead("Klinik", "", "Jl. Melati 1", "021"),
                LocalDate.of(2026, 11, 2),
                diagnosis,
                "",
                List.of(
                        new PrescriptionItem(
                                new PrescriptionItemId(new UUID(0, 5)),
                                new ProductId(new UUID(0, 6)),
                                "Paracetamol",
                                "500 mg",
                                "tablet",
                                "urn:x",
                                "RWT-1",
                                "tablet",
                                "3x1",
                                15,
                                5,
                                "",
                                ControlledKind.NONE)),
                null,
                1);
    }
}
