package org.rawat.api;

/**
 * How something is.
 *
 * @param status how bad
 * @param message what was found, in English for clinic IT, without anybody's data
 * @param remedy what to do, empty when all is well
 */
public record Health(Status status, String message, String remedy) {
    /** Ordered from good to bad. */
    public enum Status {
        OK,
        WARN,
        CRITICAL
    }

    public static Health ok(String message) {
        return new Health(Status.OK, message, "");
    }

    public static Health warn(String message, String remedy) {
        return new Health(Status.WARN, message, remedy);
    }

    public static Health critical(String message, String remedy) {
        return new Health(Status.CRITICAL, message, remedy);
    }
}
