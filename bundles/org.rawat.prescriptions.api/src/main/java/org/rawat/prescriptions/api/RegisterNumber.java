package org.rawat.prescriptions.api;

/**
 * A number of a location's register of controlled medicines: counted from 1 in each year, without
 * gaps.
 *
 * @param year the year of the prescription's date in the location's zone
 * @param number from 1
 */
public record RegisterNumber(int year, int number) {
    public RegisterNumber {
        if (number < 1) {
            throw new IllegalArgumentException("number " + number);
        }
    }

    /** As {@code 2026/000012}. */
    @Override
    public String toString() {
        return "%d/%06d".formatted(year, number);
    }
}
