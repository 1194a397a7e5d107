package org.rawat.audit.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.audit.api.AuditEntry.Outcome;
import org.rawat.audit.api.AuditQuery;
import org.rawat.audit.api.AuditRecord;
import org.rawat.audit.api.AuditTrail;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** The whole record, for administrators. */
@Path("/admin/audit")
public final class AuditResource {
    private static final int ROWS = 50;

    private final AuditTrail trail;
    private final Names names;

    AuditResource(AuditTrail trail, Names names) {
        this.trail = trail;
        this.names = names;
    }

    @GET
    @Policy(value = Audience.ADMINISTRATOR, audit = "audit.read")
    public View search(@Context Actor actor, Form form) {
        form.shownBy(() -> view(new Page<>(List.of(), null), ""));
        AuditQuery query = query(form, actor.zone());
        Optional<String> after = form.optionalText("after", 36);
        form.finish();
        Page<AuditRecord> found = trail.search(actor, query, after.orElse(null), ROWS);
        return view(found, Filter.address("/admin/audit", form, found.next()));
    }

    private View view(Page<AuditRecord> found, String more) {
        Set<PersonId> concerned = new HashSet<>();
        Set<PersonId> named = new HashSet<>();
        for (AuditRecord record : found.items()) {
            concerned.addAll(record.persons());
            Optional.ofNullable(record.actorPerson()).ifPresent(named::add);
        }
        named.addAll(concerned);
        Map<PersonId, String> known = names.of(named);
        return View.of("audit", found)
                .with("rows", found.items().stream().map(row -> Row.of(row, known)).toList())
                .with("outcomes", List.of(Outcome.values()))
                .with("more", more)
                .showing(concerned);
    }

    private static AuditQuery query(Form form, ZoneId zone) {
        Optional<LocalDate> until = form.optionalDate("until");
        return new AuditQuery(
                form.optionalId("person").map(PersonId::new).orElse(null),
                form.optionalId("account").map(AccountId::new).orElse(null),
                form.optionalText("action", 80).orElse(null),
                form.optionalChoice("outcome", Outcome.class).orElse(null),
                form.optionalDate("from")
                        .map(day -> day.atStartOfDay(zone).toInstant())
                        .orElse(null),
                until.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()).orElse(null));
    }
}
