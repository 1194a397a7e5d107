package org.rawat.prescriptions.api.dosage;

/**
 * How much at one time: {@code Dosage.doseAndRate.doseQuantity} or {@code doseRange} of FHIR.
 *
 * @param low more than zero
 * @param high equal to {@code low} when it is no range, else more
 * @param unit in what it is counted
 */
public record Dose(Fraction low, Fraction high, DoseUnit unit) {
    public Dose {
        if (low.numerator() == 0 || low.compareTo(high) > 0) {
            throw new IllegalArgumentException("a dose of " + low + " to " + high);
        }
    }

    /** An amount that is no range. */
    public static Dose of(Fraction amount, DoseUnit unit) {
        return new Dose(amount, amount, unit);
    }

    /** Whether it is a range. */
    public boolean range() {
        return !low.equals(high);
    }
}
