package org.rawat.prescriptions.api.dosage;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Between what doctors type and what a dosage means. A service; pure: the same question has the
 * same answer, nobody's rights are asked, nothing is stored, it may be called by anybody at any
 * time.
 */
@ProviderType
public interface DosageText {
    /** The longest line that is read, in UTF-16 units. */
    int LONGEST = 4000;

    /**
     * Reads a line in Indonesian, English or the Latin of prescriptions. Understood is a line only
     * when every word of it was; otherwise it is free text.
     *
     * @param text as typed, of any length and content
     */
    DosageReading read(String text, DosageContext context);

    /**
     * What to look at again in a line that was understood; none of one that was not. The line means
     * what it says all the same.
     *
     * @param text as for {@link #read}
     */
    List<Caution> cautions(String text, DosageContext context);

    /**
     * Says steps in words that a patient understands. {@link #read} reads the sentence back to the
     * same steps, whatever the context.
     *
     * @param steps at least one
     * @param language Indonesian; English for {@code en}
     */
    String write(List<Dosage> steps, Locale language);

    /**
     * How much of the medicine the steps need.
     *
     * @param steps at least one
     * @param durationDays for how many days, where the steps do not say it; null when not known
     */
    Supply supply(List<Dosage> steps, DosageContext context, @Nullable Integer durationDays);

    /**
     * Says in one line why a dosage stays as it was typed, and which part was not understood.
     *
     * @param language as in {@link #write}
     */
    String explain(DosageReading.FreeText reading, Locale language);

    /**
     * Says in one line what to look at again.
     *
     * @param language as in {@link #write}
     */
    String explain(Caution caution, Locale language);

    /**
     * Says in one line how a supply was computed, or why not.
     *
     * @param language as in {@link #write}
     */
    String explain(Supply supply, Locale language);
}
