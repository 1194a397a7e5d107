package org.rawat.conversations.internal;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.Role;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.appointments.api.Appointments;
import org.rawat.conversations.api.AppendEntry;
import org.rawat.conversations.api.AppendOutcome;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.internal.store.ConversationStore;
import org.rawat.conversations.internal.store.EntryStore;
import org.rawat.conversations.internal.store.MarkStore;
import org.rawat.conversations.internal.store.SearchStore;
import org.rawat.identity.api.Accounts;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.LocationId;
import org.rawat.identity.api.OpenSessions;
import org.rawat.identity.api.People;
import org.rawat.identity.api.Person;
import org.rawat.identity.api.Sex;
import org.rawat.realtime.api.Live;
import org.rawat.realtime.api.Presence;
import org.rawat.realtime.api.Socket;
import org.rawat.sdk.testkit.TestDatabase;

/** A small practice on a real database; the functions beside conversations are doubles. */
public final class Practice implements AutoCloseable {
    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    /** What was published to whom over sockets, in its order. */
    public record Told(Set<AccountId> accounts, String type, Map<String, ?> data) {}

    public final TestDatabase db = TestDatabase.with("conversations");
    public final TableLog log = new TableLog(db);
    public final Map<PersonId, Person> persons = new ConcurrentHashMap<>();
    public final Map<PersonId, Doctor> doctors = new ConcurrentHashMap<>();
    public final Map<PersonId, AccountId> accounts = new ConcurrentHashMap<>();
    public final Map<PersonId, Set<PersonId>> parents = new ConcurrentHashMap<>();
    public final Map<AppointmentId, Appointment> visits = new ConcurrentHashMap<>();
    public final Map<String, Actor> sessions = new ConcurrentHashMap<>();
    public final Map<AccountId, Actor> sockets = new ConcurrentHashMap<>();
    public final List<Told> told = new CopyOnWriteArrayList<>();

    public final PersonId doctor = doctor("Ayu Lestari");
    public final PersonId otherDoctor = doctor("Budi Santoso");
    public final PersonId patient = person("Siti Aminah");
    public final PersonId otherPatient = person("Joko Susilo");

    public final Names names = new Names(people());
    public final EntryTree tree = new EntryTree(names);
    public final ConversationStore conversationStore =
            new ConversationStore(db.entityManager("conversations"));
    public final EntryStore entryStore = new EntryStore(db.entityManager("conversations"));
    public final MarkStore markStore = new MarkStore(db.entityManager("conversations"));
    public final SearchStore searchStore = new SearchStore(db.entityManager("conversations"));
    public final Participants participants = new Participants(accounts());
    public final ThreadLog threadLog = new ThreadLog(log, tree);
    public final ThreadJournal journal = new ThreadJournal(db.audit(), db.events());
    public final ConversationSettings settings = Configured.with(Map.of());
    public final UnreadTeller unread = new UnreadTeller(markStore, live(), db.unitOfWork());
    public final MarkBook book =
            new MarkBook(
                    markStore,
                    conversationStore,
                    participants,
                    unread,
                    journal,
                    live(),
                    db.unitOfWork(),
                    db.clock());
    public final ConversationDoor door =
            new ConversationDoor(
                    conversationStore, participants, threadLog, journal, settings, db.clock());
    public final ConversationService conversations =
            new ConversationService(
                    conversationStore,
                    entryStore,
                    markStore,
                    book,
                    unread,
                    door,
                    appointments(),
                    journal,
                    settings,
                    db.unitOfWork(),
                    db.clock());
    public final ThreadService threads =
            new ThreadService(
                    conversationStore,
                    entryStore,
                    searchStore,
                    participants,
                    new Appending(
                            conversationStore,
                            entryStore,
                            participants,
                            openSessions(),
                            appointments(),
                            threadLog,
                            journal,
                            settings,
                            db.clock()),
                    new Changing(
                            conversationStore,
                            entryStore,
                            searchStore,
                            participants,
                            threadLog,
                            journal,
                            settings,
                            db.clock()),
                    settings,
                    unread,
                    db.unitOfWork(),
                    db.clock());
    public final ConversationCloser closer =
            new ConversationCloser(
                    conversationStore, door, appointments(), settings, db.unitOfWork(), db.clock());

    @Override
    public void close() {
        closer.stop();
        unread.stop();
        try {
            book.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        db.close();
    }

    PersonId doctor(String name) {
        PersonId id = person(name);
        doctors.put(
                id,
                new Doctor(id, name, "dr.", "", "SIP/1", "Umum", "Jl. Melati 1", "+6221", true));
        return id;
    }

    public PersonId person(String name) {
        PersonId id = record(name);
        accounts.put(id, new AccountId(UUID.randomUUID()));
        return id;
    }

    /** Somebody without an account. */
    PersonId record(String name) {
        PersonId id = new PersonId(UUID.randomUUID());
        persons.put(
                id,
                new Person(
                        id,
                        1,
                        name,
                        LocalDate.of(1992, 9, 2),
                        Sex.FEMALE,
                        new BigDecimal("62.5"),
                        "",
                        null,
                        null));
        return id;
    }

    public PersonId childOf(PersonId parent, String name) {
        PersonId child = record(name);
        parents.put(child, Set.of(parent));
        return child;
    }

    public AccountId account(PersonId person) {
        return accounts.get(person);
    }

    public Actor actor(PersonId person) {
        Set<PersonId> children = new HashSet<>();
        parents.forEach(
                (child, those) -> {
                    if (those.contains(person)) {
                        children.add(child);
                    }
                });
        return new Actor(
                Actor.Kind.ACCOUNT,
                accounts.get(person).toString(),
                accounts.get(person),
                person,
                doctors.containsKey(person)
                        ? Set.of(Role.DOCTOR, Role.PATIENT)
                        : Set.of(Role.PATIENT),
                children,
                Locale.forLanguageTag("id"),
                JAKARTA);
    }

    static Actor administrator() {
        return new Actor(
                Actor.Kind.ACCOUNT,
                "admin",
                new AccountId(UUID.randomUUID()),
                new PersonId(UUID.randomUUID()),
                Set.of(Role.ADMINISTRATOR),
                Set.of(),
                Locale.ENGLISH,
                JAKARTA);
    }

    public AppointmentId visit(PersonId ofDoctor, PersonId ofPatient, AppointmentStatus status) {
        AppointmentId id = new AppointmentId(UUID.randomUUID());
        put(id, ofDoctor, ofPatient, status, db.clock().instant());
        return id;
    }

    void put(
            AppointmentId id,
            PersonId ofDoctor,
            PersonId ofPatient,
            AppointmentStatus status,
            Instant startsAt) {
        visits.put(
                id,
                new Appointment(
                        id,
                        1,
                        ofPatient,
                        ofDoctor,
                        new LocationId(UUID.randomUUID()),
                        startsAt,
                        startsAt.plus(Duration.ofMinutes(15)),
                        JAKARTA,
                        status,
                        "",
                        null,
                        null));
    }

    void cancel(AppointmentId id) {
        Appointment it = visits.get(id);
        put(id, it.doctorId(), it.patientId(), AppointmentStatus.CANCELLED, it.startsAt());
    }

    /** An open conversation of the doctor and the patient. */
    public Conversation opened() {
        return opened(doctor, patient);
    }

    public Conversation opened(PersonId ofDoctor, PersonId ofPatient) {
        AppointmentId id = visit(ofDoctor, ofPatient, AppointmentStatus.CONFIRMED);
        return conversations.open(actor(ofDoctor), id);
    }

    public List<AppendOutcome> append(AppendEntry... entries) {
        return db.unitOfWork().call(() -> threads.append(List.of(entries)));
    }

    public Entry say(PersonId who, ConversationId where, String text) {
        AppendOutcome outcome =
                append(AppendEntry.text(actor(who), where, UUID.randomUUID(), text)).get(0);
        return ((AppendOutcome.Stored) outcome).entry();
    }

    private Appointments appointments() {
        return answering(
                Appointments.class,
                Map.of(
                        "find", args -> Optional.ofNullable(visits.get((AppointmentId) args[0])),
                        "findAll", args -> known(visits, (Collection<?>) args[0])));
    }

    public People people() {
        return answering(
                People.class,
                Map.of(
                        "find", args -> Optional.ofNullable(persons.get((PersonId) args[0])),
                        "findAll", args -> known(persons, (Collection<?>) args[0]),
                        "doctor", args -> Optional.ofNullable(doctors.get((PersonId) args[0]))));
    }

    private Accounts accounts() {
        return answering(
                Accounts.class, Map.of("actingFor", args -> acting((Collection<?>) args[0])));
    }

    private Map<PersonId, Set<AccountId>> acting(Collection<?> wanted) {
        Map<PersonId, Set<AccountId>> found = new HashMap<>();
        for (Object one : wanted) {
            Set<AccountId> those = new HashSet<>();
            List<PersonId> through = new ArrayList<>(parents.getOrDefault(one, Set.of()));
            through.add((PersonId) one);
            through.forEach(it -> Optional.ofNullable(accounts.get(it)).ifPresent(those::add));
            if (!those.isEmpty()) {
                found.put((PersonId) one, those);
            }
        }
        return found;
    }

    private OpenSessions openSessions() {
        return answering(
                OpenSessions.class,
                Map.of("actors", args -> known(sessions, (Collection<?>) args[0])));
    }

    public Live live() {
        return answering(
                Live.class,
                Map.of(
                        "publish",
                        args -> {
                            @SuppressWarnings("unchecked")
                            Told one =
                                    new Told(
                                            Set.copyOf((Collection<AccountId>) args[0]),
                                            (String) args[1],
                                            (Map<String, ?>) args[2]);
                            if (db.unitOfWork().active()) {
                                db.unitOfWork().afterCommit(() -> told.add(one));
                            } else {
                                told.add(one);
                            }
                            return null;
                        },
                        "reachable",
                        args -> sockets.containsKey(args[0]),
                        "presence",
                        args -> new Presence(Presence.State.OFFLINE, null),
                        "sockets",
                        args ->
                                Optional.ofNullable(sockets.get(args[0])).stream()
                                        .map(it -> socket(it))
                                        .toList()));
    }

    public Socket socket(Actor actor) {
        return socket(actor, "none");
    }

    public Socket socket(Actor actor, String session) {
        UUID id = UUID.randomUUID();
        return answering(
                Socket.class,
                Map.of(
                        "actor",
                        args -> actor,
                        "id",
                        args -> id,
                        "device",
                        args -> id,
                        "sessionHash",
                        args -> session));
    }

    private static <K, V> Map<K, V> known(Map<K, V> all, Collection<?> wanted) {
        Map<K, V> found = new HashMap<>(all);
        found.keySet().retainAll(Set.copyOf(wanted));
        return found;
    }

    /** A service that answers these methods and fails at every other: a test says what it needs. */
    static <T> T answering(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, args) -> {
                            Function<Object[], Object> answer = answers.get(method.getName());
                            if (answer == null) {
                                throw new UnsupportedOperationException(method.toString());
                            }
                            return answer.apply(args);
                        }));
    }
}
