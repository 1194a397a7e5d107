package org.rawat.identity.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rawat.api.PersonId;

/**
 * A person's record, as it is now. Whoever must keep what it said (a signed prescription) copies.
 *
 * @param id the record's id
 * @param version grows by one with each change
 * @param name the full name as the person writes it
 * @param birthDate the day of birth, null when nobody has said it
 * @param sex administrative gender
 * @param weightKg body weight in kilograms, one decimal, null when unknown
 * @param allergies allergies in the words of whoever noted them, one a line; empty when none known
 * @param phone a phone number for reaching the person, null when none
 * @param address the home address, null when unknown
 */
public record Person(
        PersonId id,
        long version,
        String name,
        @Nullable LocalDate birthDate,
        Sex sex,
        @Nullable BigDecimal weightKg,
        String allergies,
        @Nullable String phone,
        @Nullable String address) {}
