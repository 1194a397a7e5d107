package org.rawat.web.internal.page;

import java.util.List;
import java.util.Locale;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.ProblemException;
import org.rawat.web.api.ProblemTexts;

/** Finds the words for a problem: the function's, else those of the problem's kind. */
@Component(service = ProblemTexts.class)
public final class ProblemWords implements ProblemTexts {
    private final PageLibrary library;

    @Activate
    public ProblemWords(@Reference PageLibrary library) {
        this.library = library;
    }

    @Override
    public Text text(Bundle bundle, Locale locale, ProblemException problem) {
        Messages messages = library.of(bundle).messages();
        return new Text(detail(messages, locale, problem), fields(messages, locale, problem));
    }

    /** One sentence about the problem. */
    public static String detail(Messages messages, Locale locale, ProblemException problem) {
        return messages.find(locale, "problem." + problem.code(), problem.args())
                .orElseGet(
                        () ->
                                messages.text(
                                        locale,
                                        "problem.kind." + problem.kind().status(),
                                        List.of()));
    }

    /** A sentence for each field. */
    public static List<FieldText> fields(
            Messages messages, Locale locale, ProblemException problem) {
        return problem.fields().stream()
                .map(
                        field ->
                                new FieldText(
                                        field.field(),
                                        field.code(),
                                        messages.text(
                                                locale, "field." + field.code(), field.args())))
                .toList();
    }
}
