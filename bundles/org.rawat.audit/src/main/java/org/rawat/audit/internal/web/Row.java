package org.rawat.audit.internal.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.audit.api.AuditRecord;

/**
 * A record as a page shows it.
 *
 * @param number its place in the chain, or null while it has none
 * @param at when
 * @param by the asker's name, or what stands for it in the record
 * @param kind the kind of asker
 * @param account the asker's account, or null
 * @param action the action
 * @param words the key of the action's words, or null
 * @param outcome how it ended
 * @param persons whom it concerns
 * @param object the object's kind and id, or empty
 * @param detail technical facts, by name
 */
public record Row(
        @Nullable Long number,
        Instant at,
        String by,
        String kind,
        @Nullable String account,
        String action,
        @Nullable String words,
        String outcome,
        List<Named> persons,
        String object,
        Map<String, String> detail) {

    /**
     * A person.
     *
     * @param id the id
     * @param name the name, or the id where the name is not known
     */
    public record Named(String id, String name) {}

    static Row of(AuditRecord it, Map<PersonId, String> names) {
        AccountId account = it.actorAccount();
        PersonId person = it.actorPerson();
        String by = person == null ? null : names.get(person);
        return new Row(
                it.number(),
                it.at(),
                by == null ? it.actorName() : by,
                it.actorKind().name(),
                account == null ? null : account.toString(),
                it.action(),
                Actions.key(it.action()),
                it.outcome().name(),
                it.persons().stream()
                        .map(one -> named(one, names))
                        .sorted(Comparator.comparing(Named::name).thenComparing(Named::id))
                        .toList(),
                it.objectType() == null ? "" : it.objectType() + " " + it.objectId(),
                new TreeMap<>(it.detail()));
    }

    static Named named(PersonId person, Map<PersonId, String> names) {
        String id = person.toString();
        String name = names.get(person);
        return new Named(id, name == null ? id : name);
    }
}
