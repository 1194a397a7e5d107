package org.rawat.chat.internal;

import java.text.Normalizer;
import org.rawat.api.ProblemException;
import org.rawat.conversations.api.Entry;

/** What a message may say. */
final class BodyRules {
    private static final String FIELD = "body";

    private BodyRules() {}

    /**
     * The text as it is stored: in one form of Unicode (NFC), with {@code \n} at the ends of its
     * lines, without blanks around it. Characters that turn directions stay; whoever shows the text
     * makes them harmless. Characters that this Java does not know stay too: they are somebody's
     * newest emoji.
     *
     * @throws ProblemException invalid, naming {@code body}: {@code required}, {@code too-long}, or
     *     {@code characters} for control characters, half characters and what Unicode calls no
     *     character
     */
    static String checked(String raw) {
        if (!raw.codePoints().allMatch(BodyRules::fits)) {
            throw ProblemException.invalid(FIELD, "characters");
        }
        String text =
                Normalizer.normalize(raw, Normalizer.Form.NFC)
                        .replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .strip();
        if (text.isEmpty()) {
            throw ProblemException.invalid(FIELD, "required");
        }
        if (text.codePointCount(0, text.length()) > Entry.TEXT_MAX) {
            throw ProblemException.invalid(FIELD, "too-long", Entry.TEXT_MAX);
        }
        return text;
    }

    private static boolean fits(int c) {
        if (c == '\n' || c == '\r' || c == '\t') {
            return true;
        }
        int type = Character.getType(c);
        boolean noCharacter = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        return type != Character.CONTROL && type != Character.SURROGATE && !noCharacter;
    }
}
