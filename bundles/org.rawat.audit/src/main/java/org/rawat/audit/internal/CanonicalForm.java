package org.rawat.audit.internal;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rawat.audit.api.AuditRecord;

/**
 * The one text of a record, over which its code is computed. Every value stands after its length in
 * bytes, so that no two records share a text. It must never change for records that are written
 * already: a new form gets a new first line.
 */
final class CanonicalForm {
    private CanonicalForm() {}

    static byte[] of(AuditRecord it) {
        StringBuilder text = new StringBuilder("rawat audit record 1\n");
        put(text, "id", it.id());
        put(text, "at", it.at());
        put(text, "actor-kind", it.actorKind().name());
        put(text, "actor-name", it.actorName());
        put(text, "actor-account", it.actorAccount());
        put(text, "actor-person", it.actorPerson());
        put(text, "action", it.action());
        put(text, "outcome", it.outcome().name());
        it.persons().stream()
                .map(person -> person.value().toString())
                .sorted()
                .forEach(person -> put(text, "person", person));
        put(text, "object-type", it.objectType());
        put(text, "object-id", it.objectId());
        new TreeMap<>(it.detail())
                .forEach(
                        (key, value) -> {
                            put(text, "detail-key", key);
                            put(text, "detail-value", value);
                        });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void put(StringBuilder text, String name, @Nullable Object value) {
        text.append(name).append(' ');
        if (value == null) {
            text.append("-\n");
            return;
        }
        String shown = value.toString();
        text.append(shown.getBytes(StandardCharsets.UTF_8).length)
                .append(' ')
                .append(shown)
                .append('\n');
    }
}
