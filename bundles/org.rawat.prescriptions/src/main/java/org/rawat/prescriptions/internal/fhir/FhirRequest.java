package org.rawat.prescriptions.internal.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.PrescriptionStatus;

/** One line of a prescription as FHIR's MedicationRequest. */
final class FhirRequest {
    private static final String CATEGORY =
            "http://terminology.hl7.org/CodeSystem/medicationrequest-category";
    private static final Map<PrescriptionStatus, String> STATUS =
            Map.of(
                    PrescriptionStatus.DRAFT, "draft",
                    PrescriptionStatus.ACTIVE, "active",
                    PrescriptionStatus.COMPLETED, "completed",
                    PrescriptionStatus.CANCELLED, "cancelled",
                    PrescriptionStatus.ENTERED_IN_ERROR, "entered-in-error");

    private FhirRequest() {}

    static ObjectNode of(
            Prescription prescription, PrescriptionItem item, @Nullable PrescriptionItemId prior) {
        UUID id = item.id().value();
        ObjectNode request =
                Fhir.resource("MedicationRequest", id, item.label() + ": " + item.dosage());
        request.putArray("identifier").add(Fhir.identifier(id));
        request.put("status", STATUS.get(prescription.status()));
        Fhir.set(request, "statusReason", Fhir.concept(prescription.endReason()));
        request.put("intent", "order");
        ObjectNode category = Fhir.object();
        category.putArray("coding")
                .addObject()
                .put("system", CATEGORY)
                .put("code", "outpatient")
                .put("display", "Outpatient");
        Fhir.add(request, "category", category);
        request.put("reportedBoolean", false);
        request.set(
                "medicationReference",
                Fhir.reference("Medication", FhirMedication.id(item), item.label()));
        request.set(
                "subject",
                Fhir.reference(
                        "Patient",
                        prescription.patientId().value(),
                        prescription.patient().name()));
        request.putArray("supportingInformation").add(visit(prescription));
        if (FhirPeople.weighed(prescription)) {
            request.withArrayProperty("supportingInformation")
                    .add(Fhir.reference("Observation", FhirPeople.weightId(prescription), null));
        }
        Instant signedAt = prescription.signedAt();
        if (signedAt != null) {
            request.put("authoredOn", Fhir.utc(signedAt));
        }
        request.set(
                "requester",
                Fhir.reference(
                        "Practitioner",
                        prescription.doctorId().value(),
                        prescription.doctor().name()));
        Fhir.add(request, "reasonCode", Fhir.concept(prescription.diagnosis()));
        request.set("groupIdentifier", Fhir.identifier(prescription.id().value()));
        ObjectNode note = Fhir.object();
        Fhir.text(note, "text", prescription.notes());
        Fhir.add(request, "note", note.isEmpty() ? null : note);
        FhirDosage.of(item).stream()
                .filter(dosage -> !dosage.isEmpty())
                .forEach(dosage -> Fhir.add(request, "dosageInstruction", dosage));
        request.set("dispenseRequest", dispense(prescription, item));
        if (prior != null) {
            request.set(
                    "priorPrescription", Fhir.reference("MedicationRequest", prior.value(), null));
        }
        return request;
    }

    private static ObjectNode visit(Prescription prescription) {
        ObjectNode visit = Fhir.object().put("type", "Appointment");
        visit.set("identifier", Fhir.identifier(prescription.appointmentId().value()));
        return visit;
    }

    private static ObjectNode dispense(Prescription prescription, PrescriptionItem item) {
        ObjectNode dispense = Fhir.object();
        ObjectNode period = dispense.putObject("validityPeriod");
        period.put("start", prescription.date().toString());
        if (prescription.validUntil() != null) {
            period.put("end", prescription.validUntil().toString());
        }
        dispense.put("numberOfRepeatsAllowed", item.refills());
        if (item.quantity() != null) {
            dispense.set(
                    "quantity", Fhir.counted(BigDecimal.valueOf(item.quantity()), item.unit()));
        }
        if (item.durationDays() != null) {
            dispense.set(
                    "expectedSupplyDuration",
                    Fhir.measured(BigDecimal.valueOf(item.durationDays()), "day", "d"));
        }
        if (prescription.staysInClinic()) {
            dispense.set(
                    "performer",
                    Fhir.reference(
                            "Organization",
                            FhirPeople.clinicId(prescription),
                            prescription.clinic().name()));
        }
        return dispense;
    }
}
