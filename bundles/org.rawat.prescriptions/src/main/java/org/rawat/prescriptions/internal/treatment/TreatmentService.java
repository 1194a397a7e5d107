package org.rawat.prescriptions.internal.treatment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.Page;
import org.rawat.api.ProblemException;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.prescriptions.api.DoseMark;
import org.rawat.prescriptions.api.DoseState;
import org.rawat.prescriptions.api.DueDose;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.prescriptions.api.Renewal;
import org.rawat.prescriptions.api.RenewalStatus;
import org.rawat.prescriptions.api.Renewals;
import org.rawat.prescriptions.api.Treatment;
import org.rawat.prescriptions.api.TreatmentDay;
import org.rawat.prescriptions.api.Treatments;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.DosageText;
import org.rawat.prescriptions.internal.store.DoseMarkStore;
import org.rawat.prescriptions.internal.store.StoredMark;

/** What patients take. */
@Component(service = Treatments.class)
public final class TreatmentService implements Treatments {
    private static final int AT_ONCE = 100;
    // A dose can be caught up for some hours; after that it counts as missed.
    private static final Duration PATIENCE = Duration.ofHours(4);

    private final Prescriptions prescriptions;
    private final Renewals renewals;
    private final DosageText text;
    private final DoseMarkStore marks;
    private final UnitOfWork units;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public TreatmentService(
            @Reference Prescriptions prescriptions,
            @Reference Renewals renewals,
            @Reference DosageText text,
            @Reference DoseMarkStore marks,
            @Reference UnitOfWork units,
            @Reference Audit audit,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.prescriptions = prescriptions;
        this.renewals = renewals;
        this.text = text;
        this.marks = marks;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public TreatmentDay day(Actor actor, @Nullable LocalDate wanted) {
        LocalDate day = day(actor, wanted == null ? today(actor) : wanted, "day");
        Set<PrescriptionId> asked = new HashSet<>();
        for (Renewal renewal : renewals.requested(actor)) {
            if (renewal.status() == RenewalStatus.REQUESTED) {
                asked.add(renewal.prescription().id());
            }
        }
        return units.call(
                () -> {
                    List<Treatment> all = new ArrayList<>();
                    for (Prescription prescription : active(actor)) {
                        all.addAll(treatments(actor, prescription, day, asked));
                    }
                    all.sort(
                            Comparator.comparing(Treatment::ended)
                                    .thenComparing(Treatment::since, Comparator.reverseOrder()));
                    LocalDate today = today(actor);
                    return new TreatmentDay(
                            day, day.equals(today), today.minusDays(DAYS_BACK), all);
                });
    }

    @Override
    public Treatment mark(
            Actor actor,
            PrescriptionItemId item,
            LocalDate wanted,
            int number,
            @Nullable DoseMark mark) {
        LocalDate day = day(actor, wanted, "day");
        return units.call(
                () -> {
                    Prescription prescription = holding(actor, item);
                    Treatment before = treatment(actor, prescription, day, item);
                    if (before.doses().stream().noneMatch(dose -> dose.number() == number)) {
                        throw ProblemException.invalid("number", "range");
                    }
                    if (mark == null) {
                        marks.remove(item, day, number);
                    } else {
                        marks.put(item, day, number, mark, now(), actor.requireAccount());
                    }
                    audit.append(
                            AuditEntry.of(
                                            actor,
                                            "dose.mark",
                                            prescription.patientId(),
                                            "prescription",
                                            prescription.id())
                                    .with("day", day.toString())
                                    .with("mark", mark == null ? "NONE" : mark.name()));
                    return treatment(actor, prescription, day, item);
                });
    }

    private List<Prescription> active(Actor actor) {
        List<Prescription> all = new ArrayList<>();
        String after = "";
        while (after != null) {
            Page<Prescription> page =
                    prescriptions.received(actor, PrescriptionStatus.ACTIVE, after, AT_ONCE);
            page.items().stream().filter(Prescription::intact).forEach(all::add);
            after = page.next();
        }
        return all;
    }

    private Prescription holding(Actor actor, PrescriptionItemId item) {
        return active(actor).stream()
                .filter(it -> it.items().stream().anyMatch(one -> one.id().equals(item)))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private Treatment treatment(
            Actor actor, Prescription prescription, LocalDate day, PrescriptionItemId item) {
        return treatments(actor, prescription, day, Set.of()).stream()
                .filter(it -> it.item().id().equals(item))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private List<Treatment> treatments(
            Actor actor, Prescription prescription, LocalDate day, Set<PrescriptionId> asked) {
        List<StoredMark> noted =
                marks.of(prescription.items().stream().map(PrescriptionItem::id).toList(), day);
        List<Treatment> treatments = new ArrayList<>();
        for (PrescriptionItem item : prescription.items()) {
            Map<Integer, StoredMark> ofItem = new TreeMap<>();
            noted.stream()
                    .filter(mark -> mark.item().equals(item.id()))
                    .forEach(mark -> ofItem.put(mark.number(), mark));
            treatments.add(
                    treatment(
                            actor,
                            prescription,
                            item,
                            day,
                            ofItem,
                            !prescription.staysInClinic() && !asked.contains(prescription.id())));
        }
        return treatments;
    }

    private Treatment treatment(
            Actor actor,
            Prescription prescription,
            PrescriptionItem item,
            LocalDate day,
            Map<Integer, StoredMark> noted,
            boolean renewable) {
        ZonedDateTime signed = signed(prescription).atZone(actor.zone());
        Course course = Course.signedAt(signed.toLocalDateTime(), item.steps());
        LocalDate last = RunningOut.lastDay(item, course, text);
        Dosage asNeeded = course.asNeeded(day);
        boolean over = last != null && day.isAfter(last);
        List<DueDose> doses = new ArrayList<>();
        if (!over && !day.isBefore(course.first())) {
            List<Course.Planned> planned = course.on(day);
            for (int i = 0; i < planned.size(); i++) {
                Course.Planned dose = planned.get(i);
                if (!day.atTime(dose.at()).isBefore(signed.toLocalDateTime())) {
                    doses.add(due(actor, day, i, dose, noted.get(i)));
                }
            }
            if (asNeeded != null && planned.isEmpty()) {
                doses.addAll(whenNeeded(asNeeded, noted));
            }
        }
        return new Treatment(
                prescription.id(),
                item,
                prescription.patientId(),
                prescription.patient().name(),
                prescription.doctor().name(),
                course.first(),
                last,
                asNeeded != null,
                last != null && today(actor).isAfter(last),
                renewable,
                doses);
    }

    private static Instant signed(Prescription prescription) {
        Instant signedAt = prescription.signedAt();
        return signedAt == null ? prescription.createdAt() : signedAt;
    }

    private DueDose due(
            Actor actor,
            LocalDate day,
            int number,
            Course.Planned dose,
            @Nullable StoredMark mark) {
        if (mark != null) {
            return new DueDose(number, dose.at(), dose.dose(), state(mark), mark.markedAt());
        }
        Instant at = day.atTime(dose.at()).atZone(actor.zone()).toInstant();
        DoseState state =
                now().isBefore(at)
                        ? DoseState.LATER
                        : now().isBefore(at.plus(PATIENCE)) ? DoseState.DUE : DoseState.MISSED;
        return new DueDose(number, dose.at(), dose.dose(), state, null);
    }

    /** Those that were noted, and one more to note unless there were as many as may be. */
    private static List<DueDose> whenNeeded(Dosage step, Map<Integer, StoredMark> noted) {
        List<DueDose> doses = new ArrayList<>();
        noted.forEach(
                (number, mark) ->
                        doses.add(
                                new DueDose(
                                        number,
                                        (LocalTime) null,
                                        step.dose(),
                                        state(mark),
                                        mark.markedAt())));
        int next = 0;
        while (noted.containsKey(next)) {
            next++;
        }
        if (next < AS_NEEDED_MAX) {
            doses.add(new DueDose(next, null, step.dose(), DoseState.LATER, null));
        }
        doses.sort(Comparator.comparingInt(DueDose::number));
        return doses;
    }

    private static DoseState state(StoredMark mark) {
        return mark.mark() == DoseMark.TAKEN ? DoseState.TAKEN : DoseState.SKIPPED;
    }

    private LocalDate today(Actor actor) {
        return now().atZone(actor.zone()).toLocalDate();
    }

    private LocalDate day(Actor actor, LocalDate day, String field) {
        long back = ChronoUnit.DAYS.between(day, today(actor));
        if (back < 0 || back > DAYS_BACK) {
            throw ProblemException.invalid(field, "range");
        }
        return day;
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
