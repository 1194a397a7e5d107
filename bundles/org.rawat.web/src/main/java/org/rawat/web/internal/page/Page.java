package org.rawat.web.internal.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rawat.api.FieldProblem;
import org.rawat.web.api.Form;

/**
 * A page to be rendered.
 *
 * @param template the template's name with its ending
 * @param model the values of its own
 * @param form what was typed, empty when nothing was
 * @param problems what is wrong with the fields
 * @param problem the sentence above the form, or null
 */
public record Page(
        String template,
        Map<String, @Nullable Object> model,
        Form form,
        List<FieldProblem> problems,
        @Nullable String problem) {

    public static Page of(String template, Map<String, @Nullable Object> model) {
        return new Page(template, model, Form.empty(), List.of(), null);
    }
}
