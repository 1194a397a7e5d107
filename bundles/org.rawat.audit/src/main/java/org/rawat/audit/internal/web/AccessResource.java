package org.rawat.audit.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.audit.api.AuditRecord;
import org.rawat.audit.api.AuditTrail;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** Who opened my record, or that of somebody I act for. */
@Path("/my-record/access")
public final class AccessResource {
    private static final int ROWS = 50;

    private final AuditTrail trail;
    private final Names names;

    AccessResource(AuditTrail trail, Names names) {
        this.trail = trail;
        this.names = names;
    }

    /**
     * One access, without the clinic's inner ids.
     *
     * @param at when
     * @param by who, or null when that is nobody with a name
     * @param kind the kind of asker
     * @param action what was done
     * @param words the key of the action's words, or null
     * @param outcome how it ended
     */
    public record Access(
            Instant at,
            @Nullable String by,
            String kind,
            String action,
            @Nullable String words,
            String outcome) {}

    @GET
    @Policy(value = Audience.PATIENT, audit = "audit.read-own")
    public View accesses(@Context Actor actor, Form form) {
        PersonId own = actor.requirePerson();
        PersonId person = form.optionalId("person").map(PersonId::new).orElse(own);
        Optional<String> after = form.optionalText("after", 36);
        form.finish();
        Page<AuditRecord> found = trail.accesses(actor, person, after.orElse(null), ROWS);
        Map<PersonId, String> known = names.of(everybody(actor, found));
        return View.of("access", new Page<>(shown(found, known), found.next()))
                .with("person", Row.named(person, known))
                .with("children", children(actor, known))
                .with("own", own.toString())
                .with("more", Filter.address("/my-record/access", form, found.next()))
                .showing(person);
    }

    private static List<Access> shown(Page<AuditRecord> found, Map<PersonId, String> known) {
        return found.items().stream()
                .map(
                        it ->
                                new Access(
                                        it.at(),
                                        it.actorPerson() == null
                                                ? null
                                                : known.get(it.actorPerson()),
                                        it.actorKind().name(),
                                        it.action(),
                                        Actions.key(it.action()),
                                        it.outcome().name()))
                .toList();
    }

    private static List<Row.Named> children(Actor actor, Map<PersonId, String> known) {
        return actor.actsFor().stream()
                .map(child -> Row.named(child, known))
                .sorted(Comparator.comparing(Row.Named::name).thenComparing(Row.Named::id))
                .toList();
    }

    private static Set<PersonId> everybody(Actor actor, Page<AuditRecord> found) {
        Set<PersonId> everybody =
                found.items().stream()
                        .map(AuditRecord::actorPerson)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(HashSet::new));
        everybody.addAll(actor.actsFor());
        everybody.add(actor.requirePerson());
        return everybody;
    }
}
