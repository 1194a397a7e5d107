package org.rawat.identity.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.identity.api.RegisterPerson;

/** What a person's record may say. */
final class PersonRules {
    /** Until this birthday a parent acts for a child (UU 35/2014 art. 1). */
    static final int OF_AGE = 18;

    private static final BigDecimal HEAVIEST = new BigDecimal(500);
    private static final int OLDEST = 130;

    private PersonRules() {}

    /**
     * The command in the form that is stored: the phone as E.164.
     *
     * @throws ProblemException invalid, naming each wrong field
     */
    static RegisterPerson checked(RegisterPerson command, Clock clock) {
        List<FieldProblem> problems = new ArrayList<>();
        String name = command.name().strip();
        if (name.isEmpty()) {
            problems.add(FieldProblem.of("name", "required"));
        }
        tooLong(problems, "name", name, 200);
        tooLong(problems, "allergies", command.allergies(), 2000);
        tooLong(problems, "address", command.address(), 500);
        LocalDate birth = command.birthDate();
        LocalDate today = latestToday(clock);
        if (birth != null && (birth.isAfter(today) || birth.isBefore(today.minusYears(OLDEST)))) {
            problems.add(FieldProblem.of("birthDate", "birth-date"));
        }
        BigDecimal weight = command.weightKg();
        if (weight != null
                && (weight.signum() <= 0
                        || weight.compareTo(HEAVIEST) > 0
                        || weight.stripTrailingZeros().scale() > 1)) {
            problems.add(FieldProblem.of("weightKg", "weight"));
        }
        String typed = command.phone();
        Optional<String> phone = typed == null ? Optional.empty() : LoginName.phone(typed);
        if (typed != null && phone.isEmpty()) {
            problems.add(FieldProblem.of("phone", "phone"));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return new RegisterPerson(
                name,
                birth,
                command.sex(),
                weight,
                command.allergies().strip(),
                phone.orElse(null),
                command.address());
    }

    /** Whoever was born after this day is a child today. */
    static LocalDate childrenBornAfter(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusYears(OF_AGE);
    }

    /** The date where the day begins first: nobody's own today is called the future. */
    private static LocalDate latestToday(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14));
    }

    private static void tooLong(
            List<FieldProblem> problems, String field, @Nullable String text, int max) {
        if (text != null && text.codePointCount(0, text.length()) > max) {
            problems.add(FieldProblem.of(field, "too-long", max));
        }
    }
}
