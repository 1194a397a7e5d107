package org.rawat.prescriptions.internal.dosage;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

/** Dosages by chance, all of which can be meant. */
final class Dosages {
    private final Random random;

    Dosages(long seed) {
        random = new Random(seed);
    }

    /** One to four steps that contradict neither themselves nor each other. */
    List<Dosage> next() {
        while (true) {
            List<Dosage> steps = new ArrayList<>();
            int sequence = 1;
            int count = often(3) ? 1 : 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                sequence += i > 0 && random.nextBoolean() ? 1 : 0;
                Dosage step = step(sequence);
                if (step != null) {
                    steps.add(step);
                }
            }
            boolean dense = !steps.isEmpty() && steps.get(0).sequence() == 1;
            for (int i = 1; dense && i < steps.size(); i++) {
                dense = steps.get(i).sequence() - steps.get(i - 1).sequence() <= 1;
            }
            if (dense && Consistency.problem(steps).isEmpty()) {
                return steps;
            }
        }
    }

    private @Nullable Dosage step(int sequence) {
        boolean needed = random.nextInt(4) == 0;
        List<Instruction> instructions = some(Instruction.values(), 8, 2);
        boolean once = random.nextInt(12) == 0;
        if (instructions.contains(Instruction.AT_ONCE) && !once) {
            return null;
        }
        boolean when = random.nextInt(3) == 0;
        Timing timing =
                new Timing(
                        maybe(2, this::frequency),
                        maybe(5, this::interval),
                        when ? events() : List.of(),
                        random.nextInt(12) == 0 ? clock() : List.of(),
                        some(DayOfWeek.values(), 12, 3),
                        maybe(3, () -> span(PeriodUnit.DAY, PeriodUnit.WEEK, PeriodUnit.MONTH)),
                        random.nextInt(10) == 0,
                        once ? Integer.valueOf(1) : maybe(40, () -> 2 + random.nextInt(4)));
        return new Dosage(
                sequence,
                often(8) ? dose() : null,
                timing,
                needed,
                needed ? some(Complaint.values(), 2, 3) : List.of(),
                random.nextInt(6) == 0 ? List.of(limit()) : List.of(),
                maybe(4, () -> any(Route.values())),
                maybe(6, () -> any(Site.values())),
                instructions);
    }

    private Dose dose() {
        while (true) {
            DoseUnit unit = any(DoseUnit.values());
            Fraction low = amount();
            Fraction high = random.nextInt(5) == 0 ? low.plus(amount()) : low;
            if (DoseReader.possible(low, unit) && DoseReader.possible(high, unit)) {
                return new Dose(low, high, unit);
            }
        }
    }

    private Fraction amount() {
        return switch (random.nextInt(5)) {
            case 0 -> new Fraction(1 + random.nextInt(9), 1 + random.nextInt(4));
            case 1 -> new Fraction(1 + random.nextInt(100_000), 1000);
            case 2 -> Fraction.of((1 + random.nextInt(400)) * 25L);
            default -> Fraction.of(1 + random.nextInt(6));
        };
    }

    private Frequency frequency() {
        int low = 1 + random.nextInt(6);
        int high = random.nextInt(5) == 0 ? low + 1 + random.nextInt(2) : low;
        Span per =
                often(4)
                        ? Span.of(1, PeriodUnit.DAY)
                        : Span.of(
                                1 + random.nextInt(4),
                                any(PeriodUnit.DAY, PeriodUnit.WEEK, PeriodUnit.MONTH));
        return new Frequency(low, high, per);
    }

    private Span interval() {
        return span(PeriodUnit.HOUR, PeriodUnit.HOUR, PeriodUnit.MINUTE);
    }

    private Span span(PeriodUnit... units) {
        int low = 1 + random.nextInt(30);
        return new Span(
                low, random.nextInt(5) == 0 ? low + 1 + random.nextInt(5) : low, any(units));
    }

    private List<When> events() {
        return Stream.of(any(Event.values()), any(Event.values()))
                .limit(1 + random.nextInt(2))
                .map(this::when)
                .toList();
    }

    private When when(Event event) {
        boolean around = event == Event.HS || event.meal() && !event.name().startsWith("C");
        int offset = around && random.nextBoolean() ? 5 * random.nextInt(40) : 0;
        return new When(event, offset);
    }

    private List<LocalTime> clock() {
        return Stream.generate(() -> LocalTime.of(random.nextInt(24), random.nextInt(60)))
                .limit(1 + random.nextInt(3))
                .toList();
    }

    private Limit limit() {
        Span per =
                random.nextBoolean()
                        ? Span.of(1, PeriodUnit.DAY)
                        : Span.of(1 + random.nextInt(48), any(PeriodUnit.values()));
        if (random.nextBoolean()) {
            return new Limit(Fraction.of(1 + random.nextInt(12)), null, per);
        }
        Dose dose = dose();
        return new Limit(dose.high(), dose.unit(), per);
    }

    private boolean often(int of) {
        return random.nextInt(of) > 0;
    }

    private <T> @Nullable T maybe(int of, Supplier<T> value) {
        return random.nextInt(of) == 0 ? value.get() : null;
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> some(T[] values, int of, int most) {
        return random.nextInt(of) > 0
                ? List.of()
                : Stream.generate(() -> any(values)).limit(1 + random.nextInt(most)).toList();
    }
}
