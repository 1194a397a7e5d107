package org.rawat.api;

import java.util.List;

/**
 * What is wrong with one field of an input.
 *
 * @param field the field's name as it was sent; items of lists as {@code items.0.dosage}
 * @param code the message's key without its prefix {@code field.}, for example {@code required}
 * @param args what the message shows, in its order
 */
public record FieldProblem(String field, String code, List<Object> args) {
    public FieldProblem {
        args = List.copyOf(args);
    }

    public static FieldProblem of(String field, String code, Object... args) {
        return new FieldProblem(field, code, List.of(args));
    }
}
