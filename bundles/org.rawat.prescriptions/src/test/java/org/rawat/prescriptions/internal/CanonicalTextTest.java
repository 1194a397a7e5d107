package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
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
import org.rawat.prescriptions.api.Letterhead;
import org.rawat.prescriptions.api.PrescribedPatient;
import org.rawat.prescriptions.api.Prescriber;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionItemId;

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

    /** Stands for every prescription that is signed already: this text may never change. */
    @Test
    void theTextOfAVersionNeverChanges() {
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
                                ControlledKind.NONE)));
    }
}
