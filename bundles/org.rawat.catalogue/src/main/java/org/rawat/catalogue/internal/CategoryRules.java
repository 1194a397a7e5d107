package org.rawat.catalogue.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.rawat.api.FieldProblem;
import org.rawat.catalogue.api.Category;

/** What may be said of a category. */
final class CategoryRules {
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private CategoryRules() {}

    static Category tidied(Category raw) {
        return new Category(
                raw.code().strip(),
                raw.nameId().strip(),
                raw.nameEn().strip(),
                raw.medicine(),
                raw.version());
    }

    static List<FieldProblem> problems(Category category) {
        List<FieldProblem> problems = new ArrayList<>();
        if (category.code().isEmpty()) {
            problems.add(FieldProblem.of("code", "required"));
        } else if (category.code().length() > 64) {
            problems.add(FieldProblem.of("code", "too-long", 64));
        } else if (!CODE.matcher(category.code()).matches()) {
            problems.add(FieldProblem.of("code", "category-code"));
        }
        name(problems, "nameId", category.nameId());
        name(problems, "nameEn", category.nameEn());
        return problems;
    }

    private static void name(List<FieldProblem> problems, String field, String name) {
        if (name.isEmpty()) {
            problems.add(FieldProblem.of(field, "required"));
        } else if (name.codePoints().anyMatch(c -> !ProductRules.visible(c))) {
            problems.add(FieldProblem.of(field, "characters"));
        } else if (name.codePointCount(0, name.length()) > 120) {
            problems.add(FieldProblem.of(field, "too-long", 120));
        }
    }
}
