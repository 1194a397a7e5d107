package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.api.Role;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionTemplate;
import org.rawat.prescriptions.api.SaveTemplate;
import org.rawat.prescriptions.api.TemplateId;
import org.rawat.prescriptions.api.Templates;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.internal.store.TemplateStore;
import org.rawat.prescriptions.internal.template.TemplateService;

class TemplateTest {
    private final Ward ward = new Ward();
    private final Templates templates =
            new TemplateService(
                    ward.prescriptions,
                    new TemplateStore(ward.db.entityManager("prescriptions")),
                    ward.db.unitOfWork(),
                    ward.db.audit(),
                    ward.db.clock());
    private final Actor otherDoctor = Clinic.actor(ward.clinic.otherDoctor, Role.DOCTOR);

    @AfterEach
    void close() {
        ward.close();
    }

    private PrescriptionTemplate save(Prescription of, String name, boolean clinic) {
        return templates.save(
                ward.doctor, new SaveTemplate(of.id(), Set.of(), name, clinic), Ward.key());
    }

    @Test
    void whatWasWrittenComesBackWordForWord() {
        Prescription it = ward.signed();
        PrescriptionTemplate saved = save(it, " Faringitis dewasa ", false);

        PrescriptionTemplate read = templates.get(ward.doctor, saved.id());
        assertThat(read).isEqualTo(saved);
        assertThat(read.name()).isEqualTo("Faringitis dewasa");
        assertThat(read.diagnosis()).isEqualTo(it.diagnosis());
        assertThat(read.items())
                .extracting(WriteItem::product, WriteItem::dosage, WriteItem::quantity)
                .containsExactlyElementsOf(
                        it.items().stream()
                                .map(
                                        item ->
                                                org.assertj.core.groups.Tuple.tuple(
                                                        item.productId(),
                                                        item.dosage(),
                                                        item.quantity()))
                                .toList());
        PrescriptionTemplate one =
                templates.save(
                        ward.doctor,
                        new SaveTemplate(
                                it.id(), Set.of(it.items().get(1).id()), "Amoksisilin", false),
                        Ward.key());
        assertThat(one.items()).hasSize(1);
    }

    @Test
    void aDoctorsOwnAreTheDoctorsAloneAndTheClinicsAreEverybodys() {
        Prescription it = ward.signed();
        PrescriptionTemplate own = save(it, "Punya saya", false);
        PrescriptionTemplate shared = save(it, "Punya klinik", true);

        assertThat(templates.list(ward.doctor)).hasSize(2);
        assertThat(templates.list(otherDoctor))
                .singleElement()
                .satisfies(
                        seen -> {
                            assertThat(seen.id()).isEqualTo(shared.id());
                            assertThat(seen.own()).isFalse();
                        });
        for (Runnable foreign :
                List.<Runnable>of(
                        () -> templates.get(otherDoctor, own.id()),
                        () -> templates.used(otherDoctor, own.id()),
                        () -> templates.remove(otherDoctor, own.id()),
                        () -> templates.remove(otherDoctor, shared.id()),
                        () -> templates.list(ward.patient),
                        () ->
                                templates.save(
                                        otherDoctor,
                                        new SaveTemplate(it.id(), Set.of(), "x", false),
                                        Ward.key()))) {
            Ward.refused(ProblemKind.NOT_FOUND, "not-found", foreign);
        }
        templates.remove(ward.doctor, own.id());
        Ward.refused(
                ProblemKind.NOT_FOUND, "not-found", () -> templates.remove(ward.doctor, own.id()));
        Ward.refused(
                ProblemKind.NOT_FOUND,
                "not-found",
                () -> templates.remove(ward.doctor, TemplateId.next(ward.db.clock())));
        assertThat(templates.list(ward.doctor))
                .extracting(t -> t.id())
                .containsExactly(shared.id());
    }

    @Test
    void oneNameIsOneTemplateAndOneKeyMakesOne() {
        Prescription it = ward.signed();
        ClientKey key = Ward.key();
        SaveTemplate command = new SaveTemplate(it.id(), Set.of(), "Demam", false);
        PrescriptionTemplate first = templates.save(ward.doctor, command, key);
        assertThat(templates.save(ward.doctor, command, key)).isEqualTo(first);
        for (String name : List.of("demam", "  ")) {
            assertThatThrownBy(() -> save(it, name, false))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem ->
                                    assertThat(problem.fields())
                                            .singleElement()
                                            .extracting(field -> field.field())
                                            .isEqualTo("name"));
        }
        assertThat(save(it, "Demam", true)).as("the clinic's is another").isNotEqualTo(first);
    }

    @Test
    void whoSavedAndRemovedOneIsOnRecordOnceAndWhatWasRefusedIsNot() {
        Prescription it = ward.signed();
        ward.db.audit().clear();
        ClientKey key = Ward.key();
        SaveTemplate command = new SaveTemplate(it.id(), Set.of(), "Demam", false);
        TemplateId saved = templates.save(ward.doctor, command, key).id();
        templates.save(ward.doctor, command, key);
        Ward.refused(
                ProblemKind.NOT_FOUND, "not-found", () -> templates.remove(otherDoctor, saved));
        templates.remove(ward.doctor, saved);
        assertThat(ward.db.audit().actions()).containsExactly("template.save", "template.remove");
        assertThat(ward.db.audit().entries())
                .allSatisfy(entry -> assertThat(entry.objectId()).isEqualTo(saved.toString()));
    }

    @Test
    void theOnesThatAreUsedMostComeFirst() {
        Prescription it = ward.signed();
        save(it, "A", false);
        PrescriptionTemplate often = save(it, "B", false);
        PrescriptionTemplate once = save(it, "C", true);
        templates.used(ward.doctor, often.id());
        templates.used(ward.doctor, once.id());
        templates.used(ward.doctor, often.id());

        assertThat(templates.list(ward.doctor))
                .extracting(PrescriptionTemplate::name)
                .containsExactly("B", "C", "A");
    }
}
