package org.rawat.calls.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.appointments.api.Appointments;
import org.rawat.calls.api.CallSession;
import org.rawat.calls.api.CallType;
import org.rawat.calls.api.InitiateCall;
import org.rawat.calls.internal.ice.CallsConfig;
import org.rawat.calls.internal.ice.ConfiguredIceServers;
import org.rawat.calls.internal.ice.IceDesk;
import org.rawat.calls.internal.ice.IceSettings;
import org.rawat.calls.internal.store.CallStore;
import org.rawat.conversations.api.AppendEntry;
import org.rawat.conversations.api.AppendOutcome;
import org.rawat.conversations.api.ChangeEntry;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.ConversationStatus;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryId;
import org.rawat.conversations.api.Threads;
import org.rawat.identity.api.Accounts;
import org.rawat.identity.api.LocationId;
import org.rawat.identity.api.People;
import org.rawat.realtime.api.EventLog;
import org.rawat.realtime.api.LogEntry;
import org.rawat.sdk.testkit.TestDatabase;

/** Calls on a real database, on doubles of the functions on which they stand. */
final class House implements AutoCloseable {
    final TestDatabase db = TestDatabase.with("calls");
    final PersonId doctorPerson = new PersonId(UUID.randomUUID());
    final PersonId patientPerson = new PersonId(UUID.randomUUID());
    final Actor doctor = actor(doctorPerson, Role.DOCTOR);
    final Actor patient = actor(patientPerson, Role.PATIENT);
    final Map<PersonId, Set<AccountId>> acting = new ConcurrentHashMap<>();
    final Map<ConversationId, Conversation> conversations = new ConcurrentHashMap<>();
    final Map<AppointmentId, AppointmentStatus> appointments = new ConcurrentHashMap<>();
    final Map<EntryId, Map<String, ?>> entries = new ConcurrentHashMap<>();
    final List<LogEntry> log = new CopyOnWriteArrayList<>();
    final ConversationId conversation;

    final CallStore store = new CallStore(db.entityManager("calls"));
    final Legs legs = new Legs(db.clock());
    final IceSettings settings = new IceSettings(config());
    final IceDesk ice = new IceDesk(settings, db.clock());
    final Threads threads = proxy(Threads.class, this::threads);
    final CallParty party =
            new CallParty(
                    threads,
                    proxy(Appointments.class, this::appointments),
                    proxy(Accounts.class, this::accounts));
    final CallWords words = new CallWords(proxy(People.class, House::people), ice);
    final CallThread thread =
            new CallThread(threads, party, store, proxy(EventLog.class, this::log), words);
    final CallMoves moves =
            new CallMoves(
                    store,
                    party,
                    thread,
                    legs,
                    db.unitOfWork(),
                    db.events(),
                    settings,
                    (Clock) db.clock());
    final CallService calls =
            new CallService(
                    store,
                    moves,
                    party,
                    thread,
                    legs,
                    ice,
                    db.unitOfWork(),
                    db.events(),
                    db.audit());

    House() {
        ice.add(new ConfiguredIceServers(settings, db.clock()));
        acting.put(doctorPerson, Set.of(doctor.requireAccount()));
        acting.put(patientPerson, Set.of(patient.requireAccount()));
        conversation = conversation(doctorPerson, patientPerson);
    }

    static Actor actor(PersonId person, Role role) {
        AccountId account = new AccountId(UUID.randomUUID());
        return new Actor(
                Actor.Kind.ACCOUNT,
                account.toString(),
                account,
                person,
                Set.of(role),
                Set.of(),
                Locale.ENGLISH,
                ZoneId.of("Asia/Jakarta"));
    }

    ConversationId conversation(PersonId withDoctor, PersonId ofPatient) {
        AppointmentId appointment = AppointmentId.next(db.clock());
        appointments.put(appointment, AppointmentStatus.CONFIRMED);
        Conversation made =
                new Conversation(
                        ConversationId.next(db.clock()),
                        1,
                        appointment,
                        ofPatient,
                        withDoctor,
                        ConversationStatus.OPEN,
                        db.clock().instant().plusSeconds(86_400 * 7),
                        null,
                        0,
                        null);
        conversations.put(made.id(), made);
        return made.id();
    }

    void close(ConversationId id) {
        conversations.computeIfPresent(
                id,
                (same, it) ->
                        new Conversation(
                                id,
                                2,
                                it.appointmentId(),
                                it.patientId(),
                                it.doctorId(),
                                ConversationStatus.CLOSED,
                                it.closesAt(),
                                null,
                                0,
                                null));
    }

    CallSession call(Actor by, UUID device) {
        return calls.initiate(
                by,
                new InitiateCall(conversation, CallType.VIDEO, device),
                new ClientKey(UUID.randomUUID()));
    }

    @Override
    public void close() {
        ice.close();
        db.close();
    }

    private Object threads(String method, Object[] args) {
        return switch (method) {
            case "find" -> Optional.ofNullable(conversations.get(args[0]));
            case "participants" -> participants((Collection<?>) args[0]);
            case "requireOpen" -> open((Actor) args[0], (ConversationId) args[1]);
            case "append" -> appended((List<?>) args[0]);
            case "change" -> changed((EntryId) args[1], (ChangeEntry) args[2]);
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private Map<ConversationId, Set<AccountId>> participants(Collection<?> ids) {
        Map<ConversationId, Set<AccountId>> all = new HashMap<>();
        for (Object id : ids) {
            Conversation it = conversations.get(id);
            if (it != null) {
                Set<AccountId> accounts =
                        new java.util.HashSet<>(acting.getOrDefault(it.doctorId(), Set.of()));
                accounts.addAll(acting.getOrDefault(it.patientId(), Set.of()));
                all.put(it.id(), accounts);
            }
        }
        return all;
    }

    private Conversation open(Actor actor, ConversationId id) {
        Conversation it = conversations.get(id);
        if (it == null || !participants(Set.of(id)).get(id).contains(actor.requireAccount())) {
            throw ProblemException.notFound();
        }
        if (!it.open()) {
            throw ProblemException.conflict("conversation-closed");
        }
        return it;
    }

    private List<AppendOutcome> appended(List<?> wanted) {
        if (!db.unitOfWork().active()) {
            throw new IllegalStateException("outside a unit");
        }
        List<AppendOutcome> all = new ArrayList<>();
        for (Object one : wanted) {
            AppendEntry it = (AppendEntry) one;
            Entry entry =
                    new Entry(
                            EntryId.next(db.clock()),
                            it.conversation(),
                            1,
                            it.kind(),
                            it.sender().requireAccount(),
                            it.sender().requirePerson(),
                            conversations
                                    .get(it.conversation())
                                    .sideOf(it.sender().requirePerson()),
                            it.clientId(),
                            "",
                            db.clock().instant(),
                            1,
                            null,
                            null,
                            null,
                            false,
                            null,
                            null,
                            it.metadata());
            db.unitOfWork().afterCommit(() -> entries.put(entry.id(), it.metadata()));
            all.add(new AppendOutcome.Stored(entry));
        }
        return all;
    }

    private Entry changed(EntryId id, ChangeEntry change) {
        Map<String, ?> described = ((ChangeEntry.Describe) change).metadata();
        db.unitOfWork().afterCommit(() -> entries.put(id, described));
        return null;
    }

    private Object appointments(String method, Object[] args) {
        if (!method.equals("find")) {
            throw new UnsupportedOperationException(method);
        }
        AppointmentId id = (AppointmentId) args[0];
        Instant now = db.clock().instant();
        return Optional.ofNullable(appointments.get(id))
                .map(
                        status ->
                                new Appointment(
                                        id,
                                        1,
                                        patientPerson,
                                        doctorPerson,
                                        new LocationId(new UUID(0, 1)),
                                        now,
                                        now.plusSeconds(900),
                                        ZoneId.of("Asia/Jakarta"),
                                        status,
                                        "",
                                        status == AppointmentStatus.CANCELLED ? "x" : null,
                                        null));
    }

    private Object accounts(String method, Object[] args) {
        if (!method.equals("actingFor")) {
            throw new UnsupportedOperationException(method);
        }
        Map<PersonId, Set<AccountId>> all = new HashMap<>();
        for (Object person : (Collection<?>) args[0]) {
            if (acting.containsKey(person)) {
                all.put((PersonId) person, acting.get(person));
            }
        }
        return all;
    }

    private Object log(String method, Object[] args) {
        for (Object line : (List<?>) args[0]) {
            db.unitOfWork().afterCommit(() -> log.add((LogEntry) line));
        }
        return null;
    }

    private static Object people(String method, Object[] args) {
        return switch (method) {
            case "findAll" -> Map.of();
            case "doctor" -> Optional.empty();
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private interface Answer {
        Object to(String method, Object[] args);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        InvocationHandler handler = (self, method, args) -> answer.to(method.getName(), args);
        return type.cast(
                Proxy.newProxyInstance(
                        House.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    static CallsConfig config() {
        return (CallsConfig)
                Proxy.newProxyInstance(
                        House.class.getClassLoader(),
                        new Class<?>[] {CallsConfig.class},
                        (self, method, args) -> method.getDefaultValue());
    }
}
