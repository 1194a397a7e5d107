package org.rawat.audit.internal.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.PersonId;
import org.rawat.audit.api.AuditTrail;
import org.rawat.identity.api.People;
import org.rawat.identity.api.Person;
import org.rawat.web.api.Audience;
import org.rawat.web.api.NavigationEntry;
import org.rawat.web.api.NavigationEntry.Place;
import org.rawat.web.api.NavigationSource;
import org.rawat.web.api.WebFunction;

/** The record's pages: the administrator's and the patient's. */
@Component(service = {WebFunction.class, NavigationSource.class})
public final class AuditPages implements WebFunction, NavigationSource, Names {
    private final Set<Object> resources;

    // The record holds ids only. While identity is away its pages show these.
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable People people;

    @Activate
    public AuditPages(@Reference AuditTrail trail) {
        resources = Set.of(new AuditResource(trail, this), new AccessResource(trail, this));
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public List<NavigationEntry> entries() {
        return List.of(
                new NavigationEntry(
                        "audit.all",
                        Place.ADMINISTRATION,
                        "navigation.audit",
                        "/admin/audit",
                        "shield",
                        900,
                        Set.of(Audience.ADMINISTRATOR)),
                new NavigationEntry(
                        "audit.own",
                        Place.PROFILE,
                        "navigation.access",
                        "/my-record/access",
                        "shield",
                        300,
                        Set.of(Audience.PATIENT)));
    }

    @Override
    public Map<PersonId, String> of(Collection<PersonId> persons) {
        People known = people;
        return known == null || persons.isEmpty()
                ? Map.of()
                : known.findAll(persons).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, AuditPages::name));
    }

    private static String name(Map.Entry<PersonId, Person> person) {
        return person.getValue().name();
    }
}
