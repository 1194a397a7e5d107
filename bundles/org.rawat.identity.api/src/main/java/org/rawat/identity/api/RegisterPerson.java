package org.rawat.identity.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What to note of a person; shapes as in {@link Person}. */
public record RegisterPerson(
        String name,
        @Nullable LocalDate birthDate,
        Sex sex,
        @Nullable BigDecimal weightKg,
        String allergies,
        @Nullable String phone,
        @Nullable String address) {}
