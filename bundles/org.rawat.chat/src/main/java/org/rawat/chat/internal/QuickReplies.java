package org.rawat.chat.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.api.Uuid7;
import org.rawat.chat.internal.store.QuickReplyStore;
import org.rawat.conversations.api.Conversation;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.People;
import org.rawat.identity.api.Person;
import org.rawat.persistence.api.ConstraintViolation;
import org.rawat.persistence.api.UnitOfWork;

/** Quick replies, of a doctor and of the clinic. */
@Component(service = QuickReplies.class)
public final class QuickReplies {
    /** The most that a doctor keeps. */
    static final int MOST = 100;

    /** The longest title and the longest text, in characters. */
    public static final int TITLE_MAX = 60;

    public static final int TEXT_MAX = 1_000;

    private final QuickReplyStore store;
    private final People people;
    private final UnitOfWork units;
    private final Clock clock;

    @Activate
    public QuickReplies(
            @Reference QuickReplyStore store,
            @Reference People people,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.store = store;
        this.people = people;
        this.units = units;
        this.clock = clock;
    }

    /** The doctor's own and the clinic's, by title. */
    public List<QuickReply> list(Actor actor) {
        PersonId doctor = doctor(actor);
        return units.call(() -> store.of(doctor));
    }

    /**
     * Notes one. May be repeated with the same key.
     *
     * @throws ProblemException invalid, naming {@code title} when it is taken; conflict {@code
     *     too-many}
     */
    public QuickReply add(Actor actor, boolean clinic, String title, String text, ClientKey key) {
        PersonId doctor = doctor(actor);
        try {
            return units.call(() -> added(doctor, clinic, title, text, key));
        } catch (ConstraintViolation e) {
            if (e.constraint().startsWith("quick_replies_title")) {
                throw ProblemException.invalid("title", "taken");
            }
            if (e.constraint().equals("quick_replies_client_key")) {
                return units.call(() -> store.madeWith(doctor, key)).orElseThrow();
            }
            throw e;
        }
    }

    private QuickReply added(
            PersonId doctor, boolean clinic, String title, String text, ClientKey key) {
        Optional<QuickReply> made = store.madeWith(doctor, key);
        if (made.isPresent()) {
            return made.get();
        }
        if (store.of(doctor).stream().filter(it -> it.doctor().equals(doctor)).count() >= MOST) {
            throw ProblemException.conflict("too-many");
        }
        QuickReply it = new QuickReply(Uuid7.next(clock), doctor, clinic, title, text);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        store.add(it, key, now);
        return it;
    }

    /**
     * Forgets one of one's own; one that is gone is gone.
     *
     * @throws ProblemException not found, when it is another doctor's
     */
    public void remove(Actor actor, UUID id) {
        PersonId doctor = doctor(actor);
        units.run(
                () -> {
                    QuickReply it = store.find(id).orElseThrow(ProblemException::notFound);
                    if (!it.doctor().equals(doctor)) {
                        throw ProblemException.notFound();
                    }
                    store.remove(id);
                });
    }

    /** Its text for this conversation, now. */
    public String filled(Actor actor, QuickReply it, Conversation conversation) {
        ZonedDateTime now = clock.instant().atZone(actor.zone());
        String patient = people.find(conversation.patientId()).map(Person::name).orElse("");
        String doctor = people.doctor(conversation.doctorId()).map(Doctor::displayName).orElse("");
        return it.text()
                .replace("{name}", patient)
                .replace("{doctor}", doctor)
                .replace("{time}", DateTimeFormatter.ofPattern("HH:mm").format(now))
                .replace(
                        "{date}",
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(actor.locale())
                                .format(now));
    }

    /** One that this doctor has. */
    public QuickReply one(Actor actor, UUID id) {
        PersonId doctor = doctor(actor);
        return units.call(() -> store.find(id))
                .filter(it -> it.clinic() || it.doctor().equals(doctor))
                .orElseThrow(ProblemException::notFound);
    }

    private static PersonId doctor(Actor actor) {
        if (!actor.is(Role.DOCTOR)) {
            throw ProblemException.notFound();
        }
        return actor.requirePerson();
    }
}
