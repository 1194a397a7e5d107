package org.rawat.prescriptions.internal.safety;

import java.util.Locale;
import java.util.regex.Pattern;
import org.rawat.prescriptions.api.spi.SafetyCheck;
import org.rawat.prescriptions.api.spi.SafetyText;

/**
 * What a source calls itself, as far as that can be shown.
 *
 * @param valid whether the name is one
 */
record SourceName(String name, SafetyText title, boolean valid) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int NAME_MAX = 40;
    private static final int TITLE_MAX = 80;

    static SourceName of(SafetyCheck source) {
        try {
            String name = source.name();
            SafetyText title = source.title();
            if (name.length() <= NAME_MAX && NAME.matcher(name).matches() && shown(title)) {
                return new SourceName(name, title, true);
            }
        } catch (RuntimeException | LinkageError e) {
            // Falls through: it has no name that could be shown.
        }
        String type = source.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return new SourceName(type, SafetyText.of(type), false);
    }

    private static boolean shown(SafetyText title) {
        return SourceAnswer.shown(title.indonesian(), TITLE_MAX)
                && SourceAnswer.shown(title.english(), TITLE_MAX);
    }
}
