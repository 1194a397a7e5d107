package org.rawat.calls.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.PersonId;
import org.rawat.calls.api.CallSession;
import org.rawat.calls.api.spi.IceServer;
import org.rawat.calls.api.spi.IceServers;
import org.rawat.calls.internal.ice.IceDesk;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.People;
import org.rawat.identity.api.Person;

/** A call with the names that its two sides read: each of the other only, whom it knows. */
@Component(service = CallWords.class)
public final class CallWords {
    private final People people;
    private final IceDesk ice;

    @Activate
    public CallWords(@Reference People people, @Reference IceDesk ice) {
        this.people = people;
        this.ice = ice;
    }

    /** As {@code call.state} sends it. */
    public Map<String, @Nullable Object> state(CallSession call) {
        Map<String, @Nullable Object> all = CallJson.state(call);
        Map<PersonId, Person> known =
                people.findAll(Set.of(call.callerPerson(), call.calledPerson()));
        all.put("callerName", name(call.callerPerson(), known));
        all.put("calledName", name(call.calledPerson(), known));
        return all;
    }

    /** How a person is called: a doctor with the title. */
    public String name(PersonId person) {
        return name(person, people.findAll(Set.of(person)));
    }

    private String name(PersonId person, Map<PersonId, Person> known) {
        return people.doctor(person)
                .map(Doctor::displayName)
                .orElseGet(() -> known.containsKey(person) ? known.get(person).name() : "");
    }

    /** As {@code RTCConfiguration} takes it. */
    public Map<String, @Nullable Object> ice(IceServers servers) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("iceServers", servers.servers().stream().map(CallWords::server).toList());
        all.put("iceTransportPolicy", ice.relayOnly() ? "relay" : "all");
        all.put("ttlSeconds", servers.timeToLive().toSeconds());
        return all;
    }

    private static Map<String, Object> server(IceServer server) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("urls", List.copyOf(server.urls()));
        if (server.username() != null && server.credential() != null) {
            all.put("username", server.username());
            all.put("credential", server.credential());
        }
        return all;
    }
}
