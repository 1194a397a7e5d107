package org.rawat.identity.internal;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.RegisterPerson;
import org.rawat.identity.api.Sex;
import org.rawat.identity.internal.store.PersonStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the first administrator, once. */
@Component(service = Setup.class, immediate = true)
public final class Setup {
    private static final Logger LOG = LoggerFactory.getLogger(Setup.class);

    private final SetupDoor door;
    private final NewAccounts newAccounts;
    private final PersonStore people;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public Setup(
            @Reference SetupDoor door,
            @Reference NewAccounts newAccounts,
            @Reference PersonStore people,
            @Reference Sessions sessions,
            @Reference Audit audit,
            @Reference PublicAddress address,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.door = door;
        this.newAccounts = newAccounts;
        this.people = people;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
        if (door.open()) {
            LOG.info(
                    "Rawat has no administrator yet. This link makes the first one, once: {}",
                    door.link(address.url()));
        }
    }

    /** Who becomes the first administrator. */
    public record FirstAdministrator(
            String name, String login, String password, Locale locale, ZoneId zone) {
        @Override
        public String toString() {
            return "FirstAdministrator";
        }
    }

    /**
     * Lets pass who holds the token while there is no administrator.
     *
     * @throws ProblemException not found, for ever after, and for a wrong token
     */
    public void enter(String token) {
        if (!door.opens(token)) {
            throw ProblemException.notFound();
        }
    }

    /**
     * Makes the first administrator and signs in.
     *
     * @throws ProblemException not found; invalid; too many
     */
    public Sessions.Opened complete(String token, FirstAdministrator command, Device device) {
        enter(token);
        RegisterPerson person =
                PersonRules.checked(
                        new RegisterPerson(command.name(), null, Sex.UNKNOWN, null, "", null, null),
                        clock);
        NewAccounts.Checked checked =
                newAccounts.checked(
                        Registration.account(
                                command.login(),
                                command.password(),
                                Set.of(Role.ADMINISTRATOR),
                                command.locale(),
                                command.zone()),
                        List.of(person.name()));
        return newAccounts.unlessTaken(
                NewAccounts.LOGIN, NewAccounts.LOGIN, () -> made(person, checked, device));
    }

    private Sessions.Opened made(
            RegisterPerson command, NewAccounts.Checked checked, Device device) {
        if (!door.close(clock.instant())) {
            throw ProblemException.notFound();
        }
        PersonId person = PersonId.next(clock);
        people.add(person, command, clock.instant());
        Account account = newAccounts.add(AccountId.next(clock), person, checked);
        audit.append(
                AuditEntry.of(
                        Sessions.actorOf(account),
                        "setup.completed",
                        person,
                        "account",
                        account.id()));
        return sessions.open(account, device, null);
    }
}
