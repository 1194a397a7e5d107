package org.rawat.demo.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.appointments.api.Appointments;
import org.rawat.conversations.api.AppendEntry;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.Conversations;
import org.rawat.conversations.api.Threads;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.Accounts;
import org.rawat.persistence.api.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a patient and a doctor of the demonstration talk, when conversations are installed and the
 * demonstration's people are there. Names each message for good, so that it is said once however
 * often Rawat starts.
 */
@Component(immediate = true)
public final class DemoConversation {
    private static final Logger LOG = LoggerFactory.getLogger(DemoConversation.class);
    private static final long AGAIN_SECONDS = 5;
    private static final int TRIES = 60;
    private static final int VISITS = 50;

    private final Accounts accounts;
    private final Appointments appointments;
    private final UnitOfWork units;
    private final ScheduledExecutorService executor;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Conversations conversations;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Threads threads;

    // Belongs to the executor's thread.
    private int tries;

    private record Line(String who, String text) {}

    private static final List<Line> LINES =
            List.of(
                    new Line("siti", "Selamat pagi, Dok. Obat yang kemarin diminum sebelum makan?"),
                    new Line(
                            "ayu",
                            "Selamat pagi, Bu Siti. Diminum sesudah makan, tiga kali sehari."),
                    new Line("siti", "Baik, Dok. Demamnya sudah turun."),
                    new Line(
                            "ayu", "Bagus. Kalau demam kembali di atas 39, segera ke klinik, ya."));

    @Activate
    public DemoConversation(
            @Reference Accounts accounts,
            @Reference Appointments appointments,
            @Reference UnitOfWork units) {
        this.accounts = accounts;
        this.appointments = appointments;
        this.units = units;
        this.executor =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "rawat-demo-conversation");
                            thread.setDaemon(true);
                            return thread;
                        });
        executor.execute(this::make);
    }

    @Deactivate
    void stop() {
        executor.shutdownNow();
    }

    private void make() {
        Conversations rooms = conversations;
        Threads writing = threads;
        boolean done = false;
        if (rooms != null && writing != null) {
            tries++;
            try {
                done = made(rooms, writing);
            } catch (RuntimeException e) {
                LOG.debug("The demonstration's conversation is made later", e);
            }
        }
        // Where the demonstration was refused, its people never come.
        if (!done && tries < TRIES && !executor.isShutdown()) {
            executor.schedule(this::make, AGAIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Whether there is nothing left to do. */
    boolean made(Conversations rooms, Threads writing) {
        Optional<Actor> patient = actor("siti");
        Optional<Actor> doctor = actor("ayu");
        if (patient.isEmpty() || doctor.isEmpty()) {
            return false;
        }
        Optional<Appointment> visit = visit(patient.get(), doctor.get());
        if (visit.isEmpty()) {
            return false;
        }
        Conversation room = rooms.open(patient.get(), visit.get().id());
        List<AppendEntry> lines = new ArrayList<>();
        for (int i = 0; i < LINES.size(); i++) {
            Line line = LINES.get(i);
            lines.add(
                    AppendEntry.text(
                            line.who().equals("siti") ? patient.get() : doctor.get(),
                            room.id(),
                            name(i),
                            line.text()));
        }
        units.call(() -> writing.append(lines));
        return true;
    }

    /** The visit to come, else the last one. */
    private Optional<Appointment> visit(Actor patient, Actor doctor) {
        return appointments.ofPatient(patient, patient.requirePerson(), "", VISITS).items().stream()
                .filter(it -> it.doctorId().equals(doctor.requirePerson()))
                .filter(
                        it ->
                                it.status() == AppointmentStatus.CONFIRMED
                                        || it.status() == AppointmentStatus.COMPLETED)
                .findFirst();
    }

    private Optional<Actor> actor(String key) {
        return accounts.findByLogin(Clinic.DEMO, key + "@rawat.example")
                .map(DemoConversation::actor);
    }

    private static Actor actor(Account account) {
        return new Actor(
                Actor.Kind.ACCOUNT,
                account.id().toString(),
                account.id(),
                account.personId(),
                account.roles(),
                Set.of(),
                account.locale(),
                account.zone());
    }

    private static UUID name(int line) {
        String name = "org.rawat.demo/conversation/" + line;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
