package org.rawat.prescriptions.internal.web;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.identity.api.Locations;
import org.rawat.prescriptions.api.ControlledRegister;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.prescriptions.api.dosage.DosageText;
import org.rawat.prescriptions.internal.CheckWhileWriting;
import org.rawat.prescriptions.internal.OverrideReport;
import org.rawat.prescriptions.internal.PrescriptionExport;
import org.rawat.prescriptions.internal.WritingDesk;
import org.rawat.web.api.WebFunction;

/** Prescriptions, served. */
@Component(service = WebFunction.class)
public final class PrescriptionsWeb implements WebFunction {
    private final Set<Object> resources;

    @Activate
    public PrescriptionsWeb(
            @Reference Prescriptions prescriptions,
            @Reference WritingDesk desk,
            @Reference CheckWhileWriting whileWriting,
            @Reference Beside beside,
            @Reference TreatmentsWeb treatments,
            @Reference PrescriptionExport export,
            @Reference DosageText dosages,
            @Reference OverrideReport overrides,
            @Reference ControlledRegister register,
            @Reference Locations locations,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        Pages pages = new Pages(desk, dosages, prescriptions, beside);
        FormChecks checks = new FormChecks(whileWriting, desk);
        RegisterPages registers = new RegisterPages(register, locations, clock);
        Set<Object> all = new HashSet<>(treatments.resources());
        all.add(new VisitPrescriptionResource(prescriptions, desk, pages, checks));
        all.add(new WrittenPrescriptionsResource(prescriptions, desk, pages, checks, export));
        all.add(new ReceivedPrescriptionsResource(prescriptions, export, dosages));
        all.add(new TemplatesResource(prescriptions, beside.templates(), pages));
        all.add(new DosageResource(dosages));
        all.add(new RegisterResource(registers));
        all.add(new OwnRegisterResource(registers));
        all.add(new OverridesResource(overrides));
        resources = Set.copyOf(all);
    }

    @Override
    public String name() {
        return "prescriptions";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }
}
