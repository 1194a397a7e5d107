package org.rawat.prescriptions.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.Appointment;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductId;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.WritePrescription;
import org.rawat.prescriptions.internal.store.StoredPrescription;
import org.rawat.prescriptions.internal.store.Written;

/** Makes of what a doctor wrote what the rows keep, on today's date. */
@Component(service = Composition.class)
public final class Composition {
    private final Directions directions;
    private final PrescriptionSettings settings;
    private final Clock clock;

    @Activate
    public Composition(
            @Reference Directions directions,
            @Reference PrescriptionSettings settings,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.directions = directions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param products the products that were asked for, or null when there is no catalogue
     * @param before the items that the prescription holds now
     * @throws ProblemException invalid, as {@link ItemRules#items}, and {@code validUntil} with
     *     {@code validity-past} or {@code validity-long}
     */
    Written written(
            Actor actor,
            WritePrescription command,
            @Nullable Map<ProductId, Product> products,
            List<PrescriptionItem> before,
            Appointment visit) {
        LocalDate today = today(visit);
        List<PrescriptionItem> items =
                new ItemRules(products, before, directions, actor.locale(), clock)
                        .items(command.items());
        return new Written(
                command.diagnosis(),
                command.notes(),
                command.weightKg(),
                today,
                checked(command.validUntil(), today),
                items,
                now());
    }

    /** What a draft says, to be signed today. */
    Written again(StoredPrescription draft, Appointment visit) {
        LocalDate today = today(visit);
        return new Written(
                draft.diagnosis(),
                draft.notes(),
                draft.weightKg(),
                today,
                checked(draft.validUntil(), today),
                draft.items(),
                now());
    }

    private @Nullable LocalDate checked(@Nullable LocalDate until, LocalDate today) {
        if (until != null && until.isBefore(today)) {
            throw ProblemException.invalid("validUntil", "validity-past");
        }
        if (until != null && until.isAfter(today.plusDays(settings.longestValidityDays()))) {
            throw ProblemException.invalid(
                    "validUntil", "validity-long", settings.longestValidityDays());
        }
        return until;
    }

    private LocalDate today(Appointment visit) {
        return clock.instant().atZone(visit.zone()).toLocalDate();
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
