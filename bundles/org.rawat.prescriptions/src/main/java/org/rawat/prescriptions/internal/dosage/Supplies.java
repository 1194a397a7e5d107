package org.rawat.prescriptions.internal.dosage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.DosageContext;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.Limit;
import org.rawat.prescriptions.api.dosage.PeriodUnit;
import org.rawat.prescriptions.api.dosage.Span;
import org.rawat.prescriptions.api.dosage.Supply;
import org.rawat.prescriptions.api.dosage.Supply.Part;
import org.rawat.prescriptions.api.dosage.Supply.Reason;
import org.rawat.prescriptions.api.dosage.Supply.Rule;
import org.rawat.prescriptions.api.dosage.Timing;

/**
 * Computes how much of a medicine steps need: dose by frequency by duration, summed, rounded up.
 */
final class Supplies {
    private static final int DAY_MINUTES = 24 * 60;

    private Supplies() {}

    static Supply of(List<Dosage> steps, DosageContext context, @Nullable Integer durationDays) {
        try {
            return counted(steps, context, durationDays);
        } catch (Unknown e) {
            return new Supply.Unknown(e.reason);
        } catch (ArithmeticException e) {
            return new Supply.Unknown(Reason.TOO_MUCH);
        }
    }

    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Reason reason;

        private Unknown(Reason reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }
    }

    private static Supply counted(
            List<Dosage> steps, DosageContext context, @Nullable Integer durationDays) {
        Product product = Product.of(context);
        if (product == null) {
            throw new Unknown(Reason.UNIT);
        }
        boolean follows = steps.get(steps.size() - 1).sequence() > 1;
        List<Part> parts = new ArrayList<>();
        Fraction total = Fraction.ZERO;
        for (Dosage step : steps) {
            Dose dose = step.dose();
            if (dose == null) {
                throw new Unknown(Reason.NO_DOSE);
            }
            Fraction times = times(step, dose, follows ? null : durationDays);
            Part part = part(dose, times, product);
            parts.add(part);
            total = total.plus(part.amount());
        }
        Fraction packs = product.pack() == null ? total : total.dividedBy(product.pack());
        long quantity = product.single() ? singles(parts, product) : packs.roundedUp();
        if (quantity > WriteItem.QUANTITY_MAX) {
            throw new Unknown(Reason.TOO_MUCH);
        }
        return new Supply.Counted((int) quantity, parts, total, product.unit(), product.pack());
    }

    /** What is left in an ampoule is not kept for the next dose. */
    private static long singles(List<Part> parts, Product product) {
        long singles = 0;
        for (Part part : parts) {
            Fraction once = part.amount().dividedBy(part.times());
            Fraction each = once.dividedBy(Objects.requireNonNull(product.pack()));
            singles += Math.multiplyExact(each.roundedUp(), part.times().roundedUp());
        }
        return singles;
    }

    private static Part part(Dose dose, Fraction times, Product product) {
        Fraction amount = dose.high().times(times);
        if (same(dose.unit(), product.unit())) {
            return new Part(dose, times, amount, Rule.NOTHING);
        }
        Fraction spoon = Spoons.millilitres(dose.unit());
        if (spoon != null && product.unit() == DoseUnit.MILLILITRE) {
            Rule rule =
                    dose.unit() == DoseUnit.DROP
                            ? Rule.DROPS
                            : dose.unit() == DoseUnit.MILLILITRE ? Rule.NOTHING : Rule.SPOONS;
            return new Part(dose, times, amount.times(spoon), rule);
        }
        if (product.single() && dose.unit() == DoseUnit.AMPOULE) {
            Fraction pack = Objects.requireNonNull(product.pack());
            return new Part(dose, times, amount.times(pack), Rule.NOTHING);
        }
        Product.Strength strength = product.strength();
        Fraction mass = strength == null ? null : mass(dose.unit(), strength.unit());
        if (strength == null || mass == null) {
            throw new Unknown(Reason.UNIT);
        }
        Fraction units = amount.times(mass).dividedBy(strength.amount());
        Fraction millilitres = strength.millilitres();
        boolean liquid = product.unit() == DoseUnit.MILLILITRE;
        if (liquid != (millilitres != null) || product.unit() == DoseUnit.GRAM) {
            throw new Unknown(Reason.UNIT);
        }
        Fraction of = millilitres == null ? units : units.times(millilitres);
        return new Part(dose, times, of, Rule.STRENGTH);
    }

    private static boolean same(DoseUnit dose, DoseUnit product) {
        return dose == product
                || tablet(dose) && tablet(product)
                || ampoule(dose) && ampoule(product)
                || puff(dose) && puff(product);
    }

    private static boolean tablet(DoseUnit unit) {
        return unit == DoseUnit.TABLET || unit == DoseUnit.CAPLET;
    }

    private static boolean ampoule(DoseUnit unit) {
        return unit == DoseUnit.AMPOULE || unit == DoseUnit.NEBULE;
    }

    private static boolean puff(DoseUnit unit) {
        return unit == DoseUnit.PUFF || unit == DoseUnit.SPRAY;
    }

    /** How many of the strength's unit one of the dose's unit is; null when they do not compare. */
    private static @Nullable Fraction mass(DoseUnit dose, DoseUnit strength) {
        if (dose == DoseUnit.UNIT || strength == DoseUnit.UNIT) {
            return dose == strength ? Fraction.ONE : null;
        }
        Fraction one = micrograms(dose);
        Fraction other = micrograms(strength);
        return one == null || other == null ? null : one.dividedBy(other);
    }

    private static @Nullable Fraction micrograms(DoseUnit unit) {
        return switch (unit) {
            case MICROGRAM -> Fraction.ONE;
            case MILLIGRAM -> Fraction.of(1000);
            case GRAM -> Fraction.of(1_000_000);
            default -> null;
        };
    }

    /** How many times in all. */
    private static Fraction times(Dosage step, Dose dose, @Nullable Integer durationDays) {
        Timing timing = step.timing();
        if (timing.count() != null) {
            return Fraction.of(timing.count());
        }
        Span duration = timing.duration();
        Fraction days =
                duration != null
                        ? days(duration)
                        : durationDays == null ? null : Fraction.of(durationDays);
        Fraction daily = step.asNeeded() ? mostDaily(step, dose) : null;
        daily = daily == null ? daily(timing) : daily;
        if (daily == null) {
            throw new Unknown(Reason.NO_FREQUENCY);
        }
        if (days == null) {
            throw new Unknown(Reason.NO_DURATION);
        }
        return Fraction.of(daily.times(days).roundedUp());
    }

    /** As needed, what a day allows is what is needed. */
    private static @Nullable Fraction mostDaily(Dosage step, Dose dose) {
        Fraction most = null;
        for (Limit limit : step.limits()) {
            if (limit.unit() != null && limit.unit() != dose.unit()) {
                continue;
            }
            Fraction times =
                    limit.unit() == null ? limit.amount() : limit.amount().dividedBy(dose.high());
            Fraction daily = times.dividedBy(days(limit.per()));
            most = most == null || daily.compareTo(most) < 0 ? daily : most;
        }
        return most;
    }

    private static @Nullable Fraction daily(Timing timing) {
        Fraction weekly =
                timing.days().isEmpty() ? Fraction.ONE : new Fraction(timing.days().size(), 7);
        Frequency frequency = timing.frequency();
        if (frequency != null) {
            Fraction daily =
                    Fraction.of(frequency.high())
                            .dividedBy(
                                    days(Span.of(frequency.per().low(), frequency.per().unit())));
            boolean byDay = frequency.per().unit() == PeriodUnit.DAY;
            return byDay ? daily.times(weekly) : daily;
        }
        Span interval = timing.interval();
        if (interval != null) {
            return Fraction.ONE.dividedBy(days(Span.of(interval.low(), interval.unit())));
        }
        int fixed = Consistency.fixedTimes(timing);
        if (fixed > 0) {
            return weekly.times(Fraction.of(fixed));
        }
        return timing.days().isEmpty() ? null : weekly;
    }

    private static Fraction days(Span span) {
        return switch (span.unit()) {
            case MINUTE -> new Fraction(span.high(), DAY_MINUTES);
            case HOUR -> new Fraction(span.high(), 24);
            case DAY -> Fraction.of(span.high());
            case WEEK -> Fraction.of(7L * span.high());
            case MONTH -> Fraction.of(30L * span.high());
        };
    }

    /** The computation in one line. */
    static String explain(Supply supply, Words words, DosageWriter writer) {
        if (supply instanceof Supply.Unknown unknown) {
            return words.text("supply." + unknown.reason());
        }
        Supply.Counted counted = (Supply.Counted) supply;
        List<String> lines = new ArrayList<>();
        for (Part part : counted.parts()) {
            Dose dose = part.dose();
            lines.add(
                    words.text(
                            "supply.part",
                            writer.amount(dose.high(), dose.high(), dose.unit()),
                            words.number(part.times(), false),
                            writer.amount(part.amount(), part.amount(), counted.unit())));
        }
        String total = writer.amount(counted.total(), counted.total(), counted.unit());
        if (counted.parts().size() > 1) {
            lines.add(words.text("supply.total", total));
        }
        Fraction pack = counted.pack();
        if (pack != null) {
            String one = writer.amount(pack, pack, counted.unit());
            lines.add(words.text("supply.pack", total, one, counted.quantity()));
        }
        String rules =
                counted.parts().stream()
                        .map(Part::rule)
                        .filter(it -> it != Rule.NOTHING)
                        .distinct()
                        .map(it -> words.text("supply." + it))
                        .collect(Collectors.joining("; "));
        return String.join("; ", lines) + (rules.isEmpty() ? "" : " (" + rules + ")");
    }
}
