package org.rawat.prescriptions.api.dosage;

import java.util.List;

/** What was made of a line that a doctor typed. */
public sealed interface DosageReading {

    /** Every word of the line was understood. */
    record Understood(List<Dosage> steps) implements DosageReading {
        public Understood {
            steps = List.copyOf(steps);
        }
    }

    /**
     * The line stays as it was typed.
     *
     * @param reason why
     * @param part the part of the line that was not understood, as typed; the whole line when no
     *     single part is to blame
     */
    record FreeText(Reason reason, String part) implements DosageReading {}

    /** Why a line is free text. */
    enum Reason {
        /** Nothing was typed. */
        EMPTY,
        /** Longer than {@link DosageText#LONGEST}. */
        TOO_LONG,
        /** A character that no dosage has, such as a digit of another script. */
        CHARACTER,
        /** A word that is not known. */
        WORD,
        /** Known words, but not in this place. */
        ORDER,
        /** It may mean two things. */
        AMBIGUOUS,
        /** A number without a unit, and the medicine does not tell the unit. */
        NO_UNIT,
        /** It says two things that cannot both be true. */
        CONTRADICTION,
        /** Neither how much nor how often is said. */
        INCOMPLETE,
        /** A number too large, zero, or a range that runs backwards. */
        NUMBER
    }
}
