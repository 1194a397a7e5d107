package org.rawat.prescriptions.rules.internal.checks;

import java.time.LocalDate;
import java.time.Period;
import java.util.OptionalInt;
import org.rawat.prescriptions.api.spi.SafetyQuestion;

/** How old the patient is. */
final class Age {
    private Age() {}

    /** Completed months on the day of the question; empty when the birth date is unknown. */
    static OptionalInt months(SafetyQuestion question) {
        LocalDate born = question.patient().birthDate();
        return born == null || born.isAfter(question.date())
                ? OptionalInt.empty()
                : OptionalInt.of((int) Period.between(born, question.date()).toTotalMonths());
    }
}
