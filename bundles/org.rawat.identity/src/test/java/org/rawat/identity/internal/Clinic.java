package org.rawat.identity.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Role;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.CreateAccount;
import org.rawat.identity.api.Person;
import org.rawat.identity.api.RegisterPerson;
import org.rawat.identity.api.Sex;
import org.rawat.identity.internal.store.AccountStore;
import org.rawat.identity.internal.store.ClientKeyStore;
import org.rawat.identity.internal.store.DoctorStore;
import org.rawat.identity.internal.store.LocationStore;
import org.rawat.identity.internal.store.PersonStore;
import org.rawat.identity.internal.store.ResetCodeStore;
import org.rawat.identity.internal.store.SessionStore;
import org.rawat.identity.internal.store.SetupStore;
import org.rawat.identity.internal.store.ThrottleStore;
import org.rawat.sdk.testkit.MutableClock;
import org.rawat.sdk.testkit.RecordingAudit;
import org.rawat.sdk.testkit.RecordingEvents;
import org.rawat.sdk.testkit.TestDatabase;

/** All of identity on a real database, with hashes that cost little. */
final class Clinic implements AutoCloseable {
    static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    static final Locale INDONESIAN = Locale.forLanguageTag("id");
    static final Actor VISITOR = Actor.anonymous(INDONESIAN, WIB);
    static final Actor CONSOLE = Actor.console("test");
    static final Device HOME = new Device("203.0.113.7", "Firefox");
    static final String PASSWORD = "kebun teh di lereng";

    final TestDatabase db = TestDatabase.with("identity");
    final MutableClock clock = db.clock();
    final RecordingAudit audit = db.audit();
    final RecordingEvents events = db.events();
    final Path directory = temporary();
    final IdentitySettings settings = new IdentitySettings(Configured.with(Map.of()));
    final AccountStore accountStore = new AccountStore(db.entityManager("identity"));
    final PersonStore personStore = new PersonStore(db.entityManager("identity"));
    final SessionStore sessionStore = new SessionStore(db.entityManager("identity"));
    final ClientKeyStore keyStore = new ClientKeyStore(db.entityManager("identity"));
    final PasswordHashes hashes = new PasswordHashes(new PasswordHashes.Cost(64, 1, 1));
    final SessionCache cache = new SessionCache();
    final SessionActors actors =
            new SessionActors(sessionStore, cache, db.unitOfWork(), settings, clock);
    final Sessions sessions =
            new Sessions(sessionStore, cache, db.unitOfWork(), audit, events, settings, clock);
    final Attempts attempts =
            new Attempts(
                    new ThrottleStore(db.entityManager("identity")),
                    sessionStore,
                    db.unitOfWork(),
                    settings,
                    clock);
    final SignIn signIn =
            new SignIn(accountStore, attempts, hashes, sessions, db.unitOfWork(), audit);
    final SetupDoor door =
            new SetupDoor(
                    new SetupStore(db.entityManager("identity")),
                    accountStore,
                    db.unitOfWork(),
                    directory);
    final NewAccounts newAccounts =
            new NewAccounts(accountStore, hashes, door, db.unitOfWork(), clock);
    final Registration registration =
            new Registration(
                    newAccounts,
                    accountStore,
                    personStore,
                    keyStore,
                    hashes,
                    sessions,
                    attempts,
                    db.unitOfWork(),
                    audit,
                    events,
                    clock);
    final Passwords passwords =
            new Passwords(
                    accountStore,
                    personStore,
                    new ResetCodeStore(db.entityManager("identity")),
                    hashes,
                    attempts,
                    sessions,
                    db.unitOfWork(),
                    audit,
                    settings,
                    clock);
    final Logins logins =
            new Logins(accountStore, newAccounts, hashes, attempts, db.unitOfWork(), audit);
    final Doctors doctors =
            new Doctors(
                    new DoctorStore(db.entityManager("identity")),
                    personStore,
                    db.unitOfWork(),
                    audit,
                    events);
    final AccountsService accounts =
            new AccountsService(
                    accountStore,
                    personStore,
                    keyStore,
                    newAccounts,
                    doctors,
                    door,
                    sessions,
                    db.unitOfWork(),
                    audit,
                    clock);
    final PeopleService people =
            new PeopleService(
                    personStore,
                    doctors,
                    keyStore,
                    sessions,
                    db.unitOfWork(),
                    audit,
                    events,
                    clock);
    final LocationsService locations =
            new LocationsService(
                    new LocationStore(db.entityManager("identity")),
                    keyStore,
                    db.unitOfWork(),
                    audit,
                    clock);

    final Invitations invitations =
            new Invitations(
                    personStore,
                    accountStore,
                    accounts,
                    newAccounts,
                    keyStore,
                    doctors,
                    passwords,
                    events,
                    db.unitOfWork(),
                    clock);

    static ClientKey key() {
        return new ClientKey(UUID.randomUUID());
    }

    static RegisterPerson named(String name) {
        return new RegisterPerson(
                name, LocalDate.of(1990, 5, 17), Sex.FEMALE, null, "", null, null);
    }

    /** A person with an account that signs in with this e-mail and {@link #PASSWORD}. */
    Account account(String name, String email, Role... roles) {
        Person person = people.register(CONSOLE, named(name), key());
        return accounts.create(
                CONSOLE,
                person.id(),
                new CreateAccount(email, null, PASSWORD, Set.of(roles), INDONESIAN, WIB),
                key());
    }

    Sessions.Opened signedIn(String login) {
        return signIn.signIn(VISITOR, login, PASSWORD, HOME, null);
    }

    /** The actor that the front door would see for this account. */
    Actor actor(String login) {
        return actors.actor(signedIn(login).token()).orElseThrow();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("rawat-identity");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        db.close();
    }
}
