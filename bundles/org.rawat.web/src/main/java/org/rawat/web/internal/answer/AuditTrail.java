package org.rawat.web.internal.answer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.api.Uuid7;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.audit.api.AuditEntry.Outcome;
import org.rawat.web.api.Route;
import org.rawat.web.internal.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front door's part of the record, one line for each request to an audited route: what a GET
 * showed, and what was refused or failed. Successful changes are recorded by the service that makes
 * them.
 */
@Component(service = AuditTrail.class)
public final class AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Audit audit;

    @Activate
    public AuditTrail() {}

    /** A trail that leads to the given record. */
    public static AuditTrail to(Audit record) {
        AuditTrail trail = new AuditTrail();
        trail.audit = record;
        return trail;
    }

    /**
     * An audited route is not even asked while nothing can be recorded.
     *
     * @throws ProblemException unavailable
     */
    public void checkReady(Route route) {
        if (!route.audit().isEmpty() && audit == null) {
            throw unavailable(null);
        }
    }

    /**
     * Records what is about to be shown. A page that shows a stranger nobody's data leaves no line.
     *
     * @throws ProblemException unavailable, when it cannot be recorded: then nothing is shown
     */
    public void shown(Exchange exchange, Set<PersonId> persons) {
        boolean tells = exchange.actor().signedIn() || !persons.isEmpty();
        if (tells && exchange.reads() && audited(exchange).isPresent()) {
            append(entry(exchange, Outcome.SUCCESS, persons));
        }
    }

    /**
     * Records that a change was refused and its form, with somebody's data, is shown again.
     *
     * @throws ProblemException unavailable, when it cannot be recorded: then nothing is shown
     */
    public void shownAgain(Exchange exchange, Set<PersonId> persons, String code) {
        if (!persons.isEmpty() && audited(exchange).isPresent()) {
            append(entry(exchange, Outcome.REFUSED, persons).with("reason", code));
        }
    }

    /**
     * Records that somebody signed in was refused: the role may not, or the object is not theirs.
     *
     * @throws ProblemException unavailable, when it cannot be recorded
     */
    public void refused(Exchange exchange, ProblemException problem) {
        boolean refusal =
                problem.kind() == ProblemKind.FORBIDDEN || problem.kind() == ProblemKind.NOT_FOUND;
        if (refusal && exchange.actor().signedIn() && audited(exchange).isPresent()) {
            append(entry(exchange, Outcome.REFUSED, Set.of()).with("reason", problem.code()));
        }
    }

    /** Records that a request failed, if that is still possible. */
    public void failed(Exchange exchange) {
        if (audited(exchange).isPresent()) {
            try {
                append(entry(exchange, Outcome.FAILED, Set.of()));
            } catch (RuntimeException e) {
                LOG.error("The failure of request {} could not be recorded", exchange.id(), e);
            }
        }
    }

    private static Optional<Route> audited(Exchange exchange) {
        return exchange.match()
                .map(served -> served.route())
                .filter(route -> !route.audit().isEmpty());
    }

    private void append(AuditEntry entry) {
        Audit current = audit;
        if (current == null) {
            throw unavailable(null);
        }
        try {
            current.append(entry);
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw unavailable(e);
        }
    }

    private static AuditEntry entry(Exchange exchange, Outcome outcome, Set<PersonId> persons) {
        Route route = exchange.served().route();
        Map<String, String> detail = new HashMap<>();
        detail.put("route", route.method() + " " + route.template());
        detail.put("request", exchange.id());
        String type = null;
        String id = null;
        for (Map.Entry<String, String> parameter : exchange.parameters().entrySet()) {
            // What somebody typed into an address is free text unless it is an id.
            if (Uuid7.parse(parameter.getValue()).isPresent()) {
                type = parameter.getKey();
                id = parameter.getValue();
                detail.put(type, id);
            }
        }
        return new AuditEntry(exchange.actor(), route.audit(), outcome, persons, type, id, detail);
    }

    private static ProblemException unavailable(@Nullable Throwable cause) {
        return ProblemException.unavailable("audit-unavailable", Duration.ofSeconds(5), cause);
    }
}
