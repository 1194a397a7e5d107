package org.rawat.prescriptions.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.FieldProblem;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.Appointments;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.prescriptions.api.OverrideCode;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.api.SafetyReason;
import org.rawat.prescriptions.api.SafetyReview;
import org.rawat.prescriptions.api.spi.SafetyQuestion;
import org.rawat.prescriptions.internal.safety.Questions;
import org.rawat.prescriptions.internal.safety.Reviews;
import org.rawat.prescriptions.internal.store.PrescriptionStore;
import org.rawat.prescriptions.internal.store.StoredPrescription;
import org.rawat.prescriptions.internal.store.Written;

/**
 * Stands before each signing: what the sources say of exactly this content, and the doctor's
 * reasons where it is severe.
 */
@Component(service = SafetyGate.class)
public final class SafetyGate {
    private static final int ACTIVE_MAX = 100;
    private static final String CHECKED_OTHER = "checked-other";

    /** Each time another signing for the same patient was first: they are few. */
    private static final int ATTEMPTS = 20;

    private final PrescriptionStore store;
    private final LiveCopies live;
    private final Reviews reviews;
    private final Appointments appointments;
    private final UnitOfWork units;
    private final Clock clock;

    @Activate
    public SafetyGate(
            @Reference PrescriptionStore store,
            @Reference LiveCopies live,
            @Reference Reviews reviews,
            @Reference Appointments appointments,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.store = store;
        this.live = live;
        this.reviews = reviews;
        this.appointments = appointments;
        this.units = units;
        this.clock = clock;
    }

    /** What the sources say of a draft now, or said of a signed one; for its doctor. */
    SafetyReview review(Actor actor, PrescriptionId id) {
        StoredPrescription stored = units.call(() -> seen(actor, id));
        if (stored.signedVersion() > 0) {
            return units.call(() -> reviews.kept(id, stored.signedVersion()))
                    .orElseThrow(ProblemException::notFound);
        }
        return ask(
                units.call(
                        () -> {
                            StoredPrescription now = seen(actor, id);
                            LocalDate today =
                                    clock.instant().atZone(visit(now).zone()).toLocalDate();
                            return question(
                                    now.patientId(), now.id(), today, now.weightKg(), now.items());
                        }));
    }

    /**
     * Asks and signs; asks again when the content, the patient's record or the active medicines
     * have changed meanwhile, so that nothing is signed but what was checked.
     *
     * @param sign one unit of work that ends with {@link #settle}
     */
    <T> T pass(Supplier<SafetyReview> ask, Function<SafetyReview, T> sign) {
        for (int attempt = 1; ; attempt++) {
            try {
                return sign.apply(ask.get());
            } catch (ProblemException e) {
                if (attempt == ATTEMPTS || !e.code().equals(CHECKED_OTHER)) {
                    throw e;
                }
            }
        }
    }

    /**
     * What the sources say of what is about to be signed. What is wrong with the content itself is
     * said by the signing that follows.
     */
    SafetyReview checked(
            Actor actor,
            PrescriptionId id,
            BiFunction<StoredPrescription, Appointment, Written> writing) {
        try {
            return ask(
                    units.call(
                            () -> {
                                StoredPrescription stored = seen(actor, id);
                                return question(stored, writing.apply(stored, visit(stored)));
                            }));
        } catch (ProblemException cannotBeSigned) {
            return ask(Optional.empty());
        }
    }

    private Appointment visit(StoredPrescription stored) {
        return appointments.find(stored.appointmentId()).orElseThrow(ProblemException::notFound);
    }

    private StoredPrescription seen(Actor actor, PrescriptionId id) {
        return PrescriptionAccess.writable(
                actor, store.find(id).orElseThrow(ProblemException::notFound));
    }

    private Optional<SafetyQuestion> question(StoredPrescription stored, Written written) {
        return question(stored.patientId(), stored.id(), written);
    }

    /**
     * What the sources are asked of such content. Inside a unit of work.
     *
     * @param own the prescription of which it is the content; null for one that is not yet kept
     */
    Optional<SafetyQuestion> question(
            PersonId patient, @Nullable PrescriptionId own, Written written) {
        return question(patient, own, written.date(), written.weightKg(), written.items());
    }

    private Optional<SafetyQuestion> question(
            PersonId patient,
            @Nullable PrescriptionId own,
            LocalDate date,
            @Nullable BigDecimal weightKg,
            List<PrescriptionItem> items) {
        List<StoredPrescription> others =
                store
                        .ofPatients(Set.of(patient), PrescriptionStatus.ACTIVE, null, ACTIVE_MAX)
                        .stream()
                        .filter(other -> !other.id().equals(own))
                        .toList();
        return Questions.of(
                live.patient(patient, date, weightKg),
                live.allergies(patient),
                date,
                items,
                others);
    }

    private SafetyReview ask(Optional<SafetyQuestion> question) {
        return reviews.ask(question, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Keeps the review and the reasons with the version that this unit has signed.
     *
     * @throws ProblemException conflict {@code checked-other}, when the content is no longer what
     *     was asked; invalid, {@code reasons}, when a severe finding has none
     */
    void settle(
            Actor actor,
            StoredPrescription before,
            Written written,
            SafetyReview review,
            List<SafetyReason> reasons) {
        if (!review.hash().equals(Reviews.hash(question(before, written)))) {
            throw ProblemException.conflict(CHECKED_OTHER);
        }
        Map<String, SafetyReason> given =
                reasons.stream()
                        .collect(
                                Collectors.toMap(
                                        SafetyReason::alert, Function.identity(), (a, b) -> a));
        requireReasons(actor, review, given);
        reviews.keep(before, review, given, actor.requireAccount(), written.at());
    }

    private static void requireReasons(
            Actor actor, SafetyReview review, Map<String, SafetyReason> given) {
        List<FieldProblem> missing = new ArrayList<>();
        List<SafetyReview.Alert> severe = review.needingReason();
        for (int i = 0; i < severe.size(); i++) {
            SafetyReason reason = Reviews.reason(given, severe.get(i));
            String field = "reasons." + i;
            if (reason == null) {
                String found = severe.get(i).finding().text().in(actor.locale());
                missing.add(FieldProblem.of(field + ".code", "reason-needed", found));
            } else if (tooLong(reason.text())) {
                missing.add(FieldProblem.of(field + ".text", "too-long", SafetyReason.TEXT_MAX));
            } else if (reason.code() == OverrideCode.OTHER && reason.text().isBlank()) {
                missing.add(FieldProblem.of(field + ".text", "required"));
            }
        }
        if (!missing.isEmpty()) {
            throw ProblemException.invalid(missing);
        }
    }

    private static boolean tooLong(String text) {
        return text.codePointCount(0, text.length()) > SafetyReason.TEXT_MAX;
    }
}
