package org.rawat.identity.api;

import org.rawat.api.PersonId;

/**
 * A doctor as the clinic presents them.
 *
 * @param id the person's record
 * @param name the full name without titles
 * @param title what stands before the name, for example {@code dr.}; empty when nothing
 * @param suffix what stands after it, for example {@code Sp.A}; empty when nothing
 * @param sip the number of the practice licence (Surat Izin Praktik)
 * @param specialty in the clinic's words
 * @param practiceAddress the address a prescription must name
 * @param practicePhone the phone a prescription must name
 * @param active whether patients find and book this doctor
 */
public record Doctor(
        PersonId id,
        String name,
        String title,
        String suffix,
        String sip,
        String specialty,
        String practiceAddress,
        String practicePhone,
        boolean active) {

    /** Name with titles, as on a door: {@code dr. Ayu Lestari, Sp.A}. */
    public String displayName() {
        String front = title.isEmpty() ? name : title + " " + name;
        return suffix.isEmpty() ? front : front + ", " + suffix;
    }
}
