package org.rawat.prescriptions.api.dosage;

import java.math.BigDecimal;

/**
 * An exact number that is not negative, in lowest terms: a third of a tablet stays a third.
 *
 * @param numerator 0 or more
 * @param denominator 1 or more
 */
public record Fraction(long numerator, long denominator) implements Comparable<Fraction> {
    public static final Fraction ZERO = new Fraction(0, 1);
    public static final Fraction ONE = new Fraction(1, 1);

    public Fraction {
        if (numerator < 0 || denominator < 1) {
            throw new IllegalArgumentException(numerator + "/" + denominator);
        }
        long divisor = divisor(numerator, denominator);
        numerator /= divisor;
        denominator /= divisor;
    }

    /** A whole number. */
    public static Fraction of(long whole) {
        return new Fraction(whole, 1);
    }

    /**
     * A decimal number.
     *
     * @throws ArithmeticException when it is too long to be kept exactly
     */
    public static Fraction of(BigDecimal decimal) {
        BigDecimal plain = decimal.setScale(Math.max(0, decimal.scale()));
        return new Fraction(
                plain.unscaledValue().longValueExact(),
                BigDecimal.TEN.pow(plain.scale()).longValueExact());
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static Fraction parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length > 2) {
            throw new IllegalArgumentException(text);
        }
        return new Fraction(
                Long.parseLong(parts[0]), parts.length == 1 ? 1 : Long.parseLong(parts[1]));
    }

    /**
     * The sum.
     *
     * @throws ArithmeticException when it is too large, as {@link #times}
     */
    public Fraction plus(Fraction other) {
        return new Fraction(
                Math.addExact(
                        Math.multiplyExact(numerator, other.denominator),
                        Math.multiplyExact(other.numerator, denominator)),
                Math.multiplyExact(denominator, other.denominator));
    }

    /** The product. */
    public Fraction times(Fraction other) {
        return new Fraction(
                Math.multiplyExact(numerator, other.numerator),
                Math.multiplyExact(denominator, other.denominator));
    }

    /**
     * The quotient.
     *
     * @throws ArithmeticException when the other is zero, or the result too large
     */
    public Fraction dividedBy(Fraction other) {
        if (other.numerator == 0) {
            throw new ArithmeticException("divided by zero");
        }
        return times(new Fraction(other.denominator, other.numerator));
    }

    /** Whether it is a whole number. */
    public boolean whole() {
        return denominator == 1;
    }

    /** The smallest whole number that is not less. */
    public long roundedUp() {
        return numerator / denominator + (numerator % denominator == 0 ? 0 : 1);
    }

    @Override
    public int compareTo(Fraction other) {
        return Long.compare(
                Math.multiplyExact(numerator, other.denominator),
                Math.multiplyExact(other.numerator, denominator));
    }

    /** As {@code 3} or {@code 3/2}; {@link #parse} reads it. */
    @Override
    public String toString() {
        return whole() ? Long.toString(numerator) : numerator + "/" + denominator;
    }

    private static long divisor(long a, long b) {
        return b == 0 ? Math.max(1, a) : divisor(b, a % b);
    }
}
