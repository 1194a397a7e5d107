package org.rawat.prescriptions.pdf.internal.paper;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Joins Arabic letters: each gets the presentation form for its place in the word (Unicode, chapter
 * 9.2). The table is Unicode's own: a presentation form decomposes to its letter, and its name says
 * which form it is.
 */
final class ArabicForms {
    private static final int ISOLATED = 0;
    private static final int FINAL = 1;
    private static final int INITIAL = 2;
    private static final int MEDIAL = 3;
    private static final int TATWEEL = 0x640;
    private static final int LAM = 0x644;

    private final Map<Integer, int[]> forms = new HashMap<>();
    private final Map<Integer, int[]> lamAlef = new HashMap<>();

    ArabicForms() {
        for (int point = 0xFB50; point <= 0xFEFC; point++) {
            String name = Character.getName(point);
            if (name != null && name.startsWith("ARABIC L")) {
                add(point, name);
            }
        }
    }

    private void add(int point, String name) {
        int form =
                name.endsWith("ISOLATED FORM")
                        ? ISOLATED
                        : name.endsWith("FINAL FORM")
                                ? FINAL
                                : name.endsWith("INITIAL FORM")
                                        ? INITIAL
                                        : name.endsWith("MEDIAL FORM") ? MEDIAL : -1;
        String plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
        if (form < 0) {
            return;
        }
        if (plain.length() == 1) {
            forms.computeIfAbsent((int) plain.charAt(0), letter -> new int[4])[form] = point;
        } else if (name.startsWith("ARABIC LIGATURE LAM WITH ALEF") && plain.length() == 2) {
            lamAlef.computeIfAbsent((int) plain.charAt(1), alef -> new int[4])[form] = point;
        }
    }

    static boolean concerns(String text) {
        return text.codePoints().anyMatch(point -> point >= 0x600 && point <= 0x6FF);
    }

    /** The text with joined letters, still in the order in which it is read. */
    String joined(String text) {
        int[] points = text.codePoints().toArray();
        StringBuilder joined = new StringBuilder(text.length());
        for (int i = 0; i < points.length; i++) {
            boolean before = joinsOn(points, i);
            int next = i + 1 < points.length ? points[i + 1] : 0;
            int[] ligature = points[i] == LAM ? lamAlef.get(next) : null;
            if (ligature != null) {
                joined.appendCodePoint(ligature[before ? FINAL : ISOLATED]);
                i++;
                continue;
            }
            joined.appendCodePoint(form(points[i], before, joinsNext(points, i)));
        }
        return joined.toString();
    }

    private int form(int point, boolean before, boolean after) {
        int[] all = forms.get(point);
        if (all == null) {
            return point;
        }
        int form =
                before && after && all[MEDIAL] != 0
                        ? all[MEDIAL]
                        : before && all[FINAL] != 0
                                ? all[FINAL]
                                : after && all[INITIAL] != 0 ? all[INITIAL] : all[ISOLATED];
        return form == 0 ? point : form;
    }

    /** Whether the letter before joins to the left. */
    private boolean joinsOn(int[] points, int at) {
        for (int i = at - 1; i >= 0; i--) {
            if (!mark(points[i])) {
                return points[i] == TATWEEL || has(points[i], INITIAL);
            }
        }
        return false;
    }

    /** Whether the letter after joins to the right. */
    private boolean joinsNext(int[] points, int at) {
        for (int i = at + 1; i < points.length; i++) {
            if (!mark(points[i])) {
                return points[i] == TATWEEL || has(points[i], FINAL);
            }
        }
        return false;
    }

    private boolean has(int point, int form) {
        int[] all = forms.get(point);
        return all != null && all[form] != 0;
    }

    private static boolean mark(int point) {
        return Character.getType(point) == Character.NON_SPACING_MARK;
    }
}
