package org.rawat.prescriptions.internal.web;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.prescriptions.api.Renewals;
import org.rawat.prescriptions.api.Treatments;
import org.rawat.prescriptions.api.dosage.DosageText;

/** What patients take and ask for again: the resources, for {@link PrescriptionsWeb}. */
@Component(service = TreatmentsWeb.class)
public final class TreatmentsWeb {
    private final Set<Object> resources;

    @Activate
    public TreatmentsWeb(
            @Reference Treatments treatments,
            @Reference Renewals renewals,
            @Reference DosageText text) {
        resources =
                Set.of(
                        new TreatmentsResource(treatments, renewals, text),
                        new RenewalRequestResource(renewals),
                        new RenewalWithdrawalResource(renewals),
                        new RenewalsResource(renewals));
    }

    Set<Object> resources() {
        return resources;
    }
}
