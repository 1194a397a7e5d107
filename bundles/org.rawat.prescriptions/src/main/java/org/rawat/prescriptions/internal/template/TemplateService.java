package org.rawat.prescriptions.internal.template;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.persistence.api.ConstraintViolation;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.PrescriptionTemplate;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.prescriptions.api.SaveTemplate;
import org.rawat.prescriptions.api.TemplateId;
import org.rawat.prescriptions.api.Templates;
import org.rawat.prescriptions.internal.store.TemplateStore;
import org.rawat.prescriptions.internal.treatment.Rewriting;

/** Favourites and templates. */
@Component(service = Templates.class)
public final class TemplateService implements Templates {
    private final Prescriptions prescriptions;
    private final TemplateStore store;
    private final UnitOfWork units;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public TemplateService(
            @Reference Prescriptions prescriptions,
            @Reference TemplateStore store,
            @Reference UnitOfWork units,
            @Reference Audit audit,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.prescriptions = prescriptions;
        this.store = store;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<PrescriptionTemplate> list(Actor actor) {
        PersonId doctor = doctor(actor);
        return units.call(
                () -> store.of(doctor).stream().map(row -> template(row, doctor)).toList());
    }

    @Override
    public PrescriptionTemplate get(Actor actor, TemplateId id) {
        PersonId doctor = doctor(actor);
        return units.call(() -> template(visible(doctor, id), doctor));
    }

    @Override
    public PrescriptionTemplate save(Actor actor, SaveTemplate command, ClientKey key) {
        PersonId doctor = doctor(actor);
        if (command.name().isBlank()) {
            throw ProblemException.invalid("name", "required");
        }
        try {
            return units.call(() -> saved(actor, doctor, command, key));
        } catch (ConstraintViolation e) {
            if (e.constraint().startsWith("templates_name")) {
                throw ProblemException.invalid("name", "taken");
            }
            if (e.constraint().equals("templates_client_key")) {
                return units.call(() -> saved(actor, doctor, command, key));
            }
            throw e;
        }
    }

    private PrescriptionTemplate saved(
            Actor actor, PersonId doctor, SaveTemplate command, ClientKey key) {
        Optional<TemplateStore.Row> made = store.madeWith(actor.requireAccount(), key);
        if (made.isPresent()) {
            return template(made.get(), doctor);
        }
        Prescription from = prescriptions.prescription(actor, command.prescription());
        if (!doctor.equals(from.doctorId())) {
            throw ProblemException.notFound();
        }
        long alike =
                store.of(doctor).stream().filter(row -> row.clinic() == command.clinic()).count();
        if (alike >= MAX) {
            throw ProblemException.conflict("too-many");
        }
        boolean all = command.items().isEmpty();
        TemplateStore.Row row =
                new TemplateStore.Row(
                        TemplateId.next(clock),
                        doctor,
                        command.clinic(),
                        command.name().strip(),
                        from.diagnosis(),
                        all ? from.notes() : "",
                        TemplateJson.write(Rewriting.items(chosen(from, command.items()))));
        store.add(row, actor.requireAccount(), key, clock.instant().truncatedTo(ChronoUnit.MICROS));
        audit.append(AuditEntry.of(actor, "template.save", "template", row.id()));
        return template(row, doctor);
    }

    private static List<PrescriptionItem> chosen(Prescription from, Set<PrescriptionItemId> ids) {
        Set<PrescriptionItemId> there =
                from.items().stream().map(PrescriptionItem::id).collect(Collectors.toSet());
        if (!there.containsAll(ids) || there.isEmpty()) {
            throw ProblemException.notFound();
        }
        return from.items().stream()
                .filter(item -> ids.isEmpty() || ids.contains(item.id()))
                .toList();
    }

    @Override
    public void used(Actor actor, TemplateId id) {
        PersonId doctor = doctor(actor);
        units.run(
                () -> {
                    visible(doctor, id);
                    store.used(id, doctor, clock.instant());
                });
    }

    @Override
    public void remove(Actor actor, TemplateId id) {
        PersonId doctor = doctor(actor);
        units.run(
                () -> {
                    store.find(id)
                            .filter(row -> row.doctor().equals(doctor))
                            .orElseThrow(ProblemException::notFound);
                    store.remove(id);
                    audit.append(AuditEntry.of(actor, "template.remove", "template", id));
                });
    }

    private TemplateStore.Row visible(PersonId doctor, TemplateId id) {
        return store.find(id)
                .filter(row -> row.clinic() || row.doctor().equals(doctor))
                .orElseThrow(ProblemException::notFound);
    }

    private static PrescriptionTemplate template(TemplateStore.Row row, PersonId doctor) {
        return new PrescriptionTemplate(
                row.id(),
                row.name(),
                row.clinic(),
                row.doctor().equals(doctor),
                row.diagnosis(),
                row.notes(),
                TemplateJson.read(row.items()));
    }

    private static PersonId doctor(Actor actor) {
        if (!actor.is(Role.DOCTOR)) {
            throw ProblemException.notFound();
        }
        return actor.requirePerson();
    }
}
