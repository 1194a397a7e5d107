package org.rawat.conversations.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.internal.store.StoredConversation;
import org.rawat.identity.api.Accounts;

/** Whose accounts take part. */
@Component(service = Participants.class)
public final class Participants {
    private final Accounts accounts;

    @Activate
    public Participants(@Reference Accounts accounts) {
        this.accounts = accounts;
    }

    /** The enabled accounts of the doctor, of the patient, and of whoever acts for the patient. */
    public Map<ConversationId, Set<AccountId>> of(Collection<StoredConversation> conversations) {
        Set<PersonId> persons = new HashSet<>();
        for (StoredConversation it : conversations) {
            persons.add(it.patientId());
            persons.add(it.doctorId());
        }
        Map<PersonId, Set<AccountId>> acting = accounts.actingFor(persons);
        Map<ConversationId, Set<AccountId>> all = new HashMap<>();
        for (StoredConversation it : conversations) {
            Set<AccountId> these = new HashSet<>(acting.getOrDefault(it.patientId(), Set.of()));
            these.addAll(acting.getOrDefault(it.doctorId(), Set.of()));
            all.put(it.id(), Set.copyOf(these));
        }
        return all;
    }
}
