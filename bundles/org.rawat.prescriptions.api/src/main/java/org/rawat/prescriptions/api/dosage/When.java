package org.rawat.prescriptions.api.dosage;

/**
 * An event with a distance from it.
 *
 * @param event the event
 * @param offsetMinutes how long before it or after it, 0 to 720; 0 when not said, and always for
 *     what is neither before nor after something
 */
public record When(Event event, int offsetMinutes) implements Comparable<When> {
    public When {
        if (offsetMinutes < 0 || offsetMinutes > 720) {
            throw new IllegalArgumentException(offsetMinutes + " minutes");
        }
    }

    /** The event itself. */
    public static When of(Event event) {
        return new When(event, 0);
    }

    @Override
    public int compareTo(When other) {
        int byEvent = event.compareTo(other.event);
        return byEvent != 0 ? byEvent : Integer.compare(offsetMinutes, other.offsetMinutes);
    }
}
