package org.rawat.prescriptions.internal.fhir;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.catalogue.api.ControlledKind;
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
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.PrescriptionStatus;
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

/** Signed prescriptions of every shape, the same for the same seed. */
final class AnyPrescription {
    private static final String[] NAMES = {
        "Siti Aminah",
        "Ni Luh Putu <script>alert(1)</script>",
        "O'Brien & \"Söhne\"",
        "محمد بن سلمان",
        "山田太郎 👩‍⚕️",
        "A",
        " dr. Budi\tSpPD\n",
        "nul\u0000 and bell\u0007",
        "half \ud83d of a pair",
        "]]> ￾ end",
        "x".repeat(200)
    };
    private static final String[] SYSTEMS = {
        "http://sys-ids.kemkes.go.id/kfa", "urn:rawat:seed", "not a uri", "", "x:|"
    };
    private static final String[] UNITS = {"ug", "mg", "g", "mL", "[iU]", "U", "mmol", "meq"};
    private static final Instant SIGNED = Instant.parse("2026-11-02T03:04:05.678901234Z");

    private final Random random;
    private final PersonId patient;
    private final PersonId doctor;
    private final PrescriptionId prescription;

    AnyPrescription(long seed) {
        random = new Random(seed);
        patient = new PersonId(id());
        doctor = new PersonId(id());
        prescription = new PrescriptionId(id());
    }

    /** The version of this number. */
    Prescription version(PrescriptionStatus status, int number) {
        boolean ended = status != PrescriptionStatus.ACTIVE;
        LocalDate date = LocalDate.of(2026, 11, 2);
        return new Prescription(
                prescription,
                number + 3,
                status,
                number,
                new AppointmentId(id()),
                patient,
                doctor,
                new PrescribedPatient(
                        any(NAMES),
                        date.minusYears(random.nextInt(100)),
                        Period.ofYears(1),
                        any(Sex.values()),
                        BigDecimal.valueOf(random.nextInt(2000) + 1, 1)),
                new Prescriber(any(NAMES), "SIP/1/2026", maybe("Anak", ""), "Jl. Melati 1", "021"),
                new Letterhead(any(NAMES), "", "Jl. Mawar 2\nJakarta", maybe("021-1", "")),
                date,
                any(NAMES),
                maybe("", any(NAMES)),
                some(4, this::item),
                SIGNED,
                SIGNED.plusSeconds(9),
                SIGNED.plus(Duration.ofHours(number)),
                number > 1 ? any(NAMES) : null,
                ended ? SIGNED.plusSeconds(99) : null,
                ended ? any(NAMES) : null,
                "0".repeat(64),
                true,
                random.nextBoolean() ? date.plusMonths(1) : null,
                List.of(),
                random.nextBoolean());
    }

    PrescriptionItem item() {
        boolean compound = random.nextInt(3) == 0;
        CompoundForm form = any(CompoundForm.values());
        return new PrescriptionItem(
                new PrescriptionItemId(id()),
                null,
                any(NAMES),
                maybe("500 mg", ""),
                compound ? form.indonesian() : maybe("tablet", "sirup"),
                any(SYSTEMS),
                maybe("93001234", any(NAMES)),
                compound ? form.unit() : maybe("tablet", "botol 60 ml"),
                maybe("3x sehari 1 tablet sesudah makan", any(NAMES)),
                random.nextInt(999) + 1,
                random.nextBoolean() ? random.nextInt(365) + 1 : null,
                maybe("", any(NAMES)),
                any(ControlledKind.values()),
                compound ? List.of() : some(3, this::substance),
                some(3, this::step),
                random.nextBoolean(),
                random.nextInt(13),
                compound
                        ? new Compound(any(CompoundMethod.values()), form, some(5, this::part))
                        : null,
                null);
    }

    private PrescribedIngredient substance() {
        String code = maybe("91000101", "");
        String system = code.isEmpty() ? "" : any(SYSTEMS);
        return switch (random.nextInt(3)) {
            case 0 -> PrescribedIngredient.of(any(NAMES));
            case 1 ->
                    new PrescribedIngredient(
                            any(NAMES),
                            system,
                            code,
                            "1 %",
                            new BigDecimal("0.025"),
                            "%",
                            null,
                            "");
            default ->
                    new PrescribedIngredient(
                            any(NAMES),
                            system,
                            code,
                            "x",
                            number(),
                            any(UNITS),
                            number(),
                            any("1", "mL", "g", "h", "{dose}"));
        };
    }

    private BigDecimal number() {
        return BigDecimal.valueOf(random.nextInt(100_000) + 1, random.nextInt(5) - 1);
    }

    private CompoundIngredient part() {
        CompoundAmount amount =
                switch (random.nextInt(4)) {
                    case 0 -> null;
                    case 1 -> new CompoundAmount(CompoundAmount.Portion.SUFFICIENT, null, null);
                    case 2 ->
                            new CompoundAmount(
                                    CompoundAmount.Portion.UP_TO,
                                    Fraction.of(60),
                                    CompoundAmount.Unit.MILLILITRE);
                    default -> CompoundAmount.of(fraction(), any(CompoundAmount.Unit.values()));
                };
        return new CompoundIngredient(
                null,
                any(NAMES),
                maybe("500 mg", ""),
                maybe("tablet", ""),
                any(SYSTEMS),
                "93001",
                maybe("tablet", ""),
                ControlledKind.NONE,
                List.of(),
                maybe("1/3 tab", "q.s."),
                amount,
                SourceNeed.unknown(SourceNeed.Reason.STRENGTH));
    }

    private Dosage step() {
        boolean needed = random.nextBoolean();
        Timing timing = timing();
        boolean once = Integer.valueOf(1).equals(timing.count());
        return new Dosage(
                random.nextInt(3) + 1,
                random.nextInt(4) == 0 ? null : dose(),
                timing,
                needed,
                needed ? some(3, () -> any(Complaint.values())) : List.of(),
                some(2, this::limit),
                random.nextBoolean() ? any(Route.values()) : null,
                random.nextBoolean() ? any(Site.values()) : null,
                some(3, () -> any(Instruction.values())).stream()
                        .filter(it -> once || it != Instruction.AT_ONCE)
                        .toList());
    }

    private Dose dose() {
        Fraction low = fraction();
        return new Dose(
                low, random.nextBoolean() ? low : low.plus(fraction()), any(DoseUnit.values()));
    }

    private Timing timing() {
        return new Timing(
                random.nextBoolean() ? frequency() : null,
                random.nextBoolean()
                        ? Span.of(random.nextInt(24) + 1, maybe(PeriodUnit.HOUR, PeriodUnit.MINUTE))
                        : null,
                some(3, () -> new When(any(Event.values()), maybe(0, 30))),
                random.nextInt(3) == 0
                        ? some(3, () -> LocalTime.of(random.nextInt(24), random.nextInt(60)))
                        : List.of(),
                random.nextInt(3) == 0 ? some(3, () -> any(DayOfWeek.values())) : List.of(),
                random.nextBoolean() ? span() : null,
                random.nextBoolean(),
                random.nextBoolean() ? maybe(1, random.nextInt(99) + 1) : null);
    }

    private Frequency frequency() {
        int low = random.nextInt(6) + 1;
        return new Frequency(low, maybe(low, low + 1), span());
    }

    private Limit limit() {
        return random.nextBoolean()
                ? new Limit(Fraction.of(random.nextInt(9) + 1), null, span())
                : new Limit(fraction(), any(DoseUnit.values()), span());
    }

    private Span span() {
        int low = random.nextInt(30) + 1;
        return new Span(low, maybe(low, low + 2), any(PeriodUnit.values()));
    }

    private Fraction fraction() {
        return new Fraction(random.nextInt(12) + 1, random.nextInt(8) + 1);
    }

    private UUID id() {
        return new UUID(
                random.nextLong() & ~0xf000L | 0x7000L,
                random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T maybe(T one, T other) {
        return random.nextBoolean() ? one : other;
    }

    private <T> List<T> some(int most, Supplier<T> make) {
        List<T> all = new ArrayList<>();
        int number = random.nextInt(most) + (most == 4 ? 1 : 0);
        for (int i = 0; i < number; i++) {
            all.add(make.get());
        }
        return all;
    }
}
