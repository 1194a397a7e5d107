package org.rawat.web.internal.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rawat.api.FieldProblem;

/** The sentences about wrong fields. */
public final class FieldTexts {
    private FieldTexts() {}

    /** By field, in the order in which they were found. */
    public static Map<String, List<String>> of(
            Messages messages, Locale locale, List<FieldProblem> problems) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (FieldProblem problem : problems) {
            texts.computeIfAbsent(problem.field(), field -> new ArrayList<>())
                    .add(messages.text(locale, "field." + problem.code(), problem.args()));
        }
        return texts;
    }
}
