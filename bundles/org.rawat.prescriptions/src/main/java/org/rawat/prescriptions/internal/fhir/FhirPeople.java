package org.rawat.prescriptions.internal.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.Letterhead;
import org.rawat.prescriptions.api.PrescribedPatient;
import org.rawat.prescriptions.api.Prescriber;
import org.rawat.prescriptions.api.Prescription;

/** Patient, doctor and clinic as the prescription shows them. */
final class FhirPeople {
    private FhirPeople() {}

    static ObjectNode patient(Prescription prescription) {
        PrescribedPatient it = prescription.patient();
        UUID id = prescription.patientId().value();
        ObjectNode patient = Fhir.resource("Patient", id, it.name());
        patient.putArray("identifier").add(Fhir.identifier(id));
        named(patient, it.name());
        patient.put("gender", it.sex().name().toLowerCase(Locale.ROOT));
        LocalDate born = it.birthDate();
        if (born != null) {
            patient.put("birthDate", born.toString());
        }
        return patient;
    }

    /** Whether there is a weight. */
    static boolean weighed(Prescription prescription) {
        return prescription.patient().weightKg() != null && prescription.signedAt() != null;
    }

    /** The weight that the doctor noted (profile Body Weight); null when none was. */
    static @Nullable ObjectNode weight(Prescription prescription) {
        BigDecimal kilograms = prescription.patient().weightKg();
        if (kilograms == null || !weighed(prescription)) {
            return null;
        }
        ObjectNode weight =
                Fhir.resource(
                        "Observation", weightId(prescription), kilograms.toPlainString() + " kg");
        weight.put("status", "final");
        ObjectNode category = Fhir.object();
        category.putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/observation-category")
                .put("code", "vital-signs")
                .put("display", "Vital Signs");
        Fhir.add(weight, "category", category);
        weight.putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", "http://loinc.org")
                .put("code", "29463-7")
                .put("display", "Body weight");
        weight.set("subject", subject(prescription));
        weight.put("effectiveDateTime", prescription.date().toString());
        weight.putArray("performer")
                .add(
                        Fhir.reference(
                                "Practitioner",
                                prescription.doctorId().value(),
                                prescription.doctor().name()));
        weight.set(
                "valueQuantity",
                Fhir.measured(new BigDecimal(kilograms.toPlainString()), "kg", "kg"));
        return weight;
    }

    static UUID weightId(Prescription prescription) {
        return Fhir.derived(prescription.id().value(), "weight " + prescription.signedVersion());
    }

    private static ObjectNode subject(Prescription prescription) {
        return Fhir.reference(
                "Patient", prescription.patientId().value(), prescription.patient().name());
    }

    static ObjectNode practitioner(Prescription prescription) {
        Prescriber it = prescription.doctor();
        UUID id = prescription.doctorId().value();
        ObjectNode doctor = Fhir.resource("Practitioner", id, it.name());
        doctor.putArray("identifier").add(Fhir.identifier(id));
        ObjectNode licence = Fhir.object();
        Fhir.text(licence, "value", it.sip());
        if (!licence.isEmpty()) {
            ObjectNode type = licence.putObject("type");
            type.putArray("coding")
                    .addObject()
                    .put("system", "http://terminology.hl7.org/CodeSystem/v2-0203")
                    .put("code", "MD")
                    .put("display", "Medical License number");
            type.put("text", "Surat Izin Praktik (SIP)");
            Fhir.add(doctor, "identifier", licence);
        }
        named(doctor, it.name());
        reached(doctor, it.phone(), it.address());
        ObjectNode specialty = Fhir.concept(it.specialty());
        if (specialty != null) {
            doctor.putArray("qualification").addObject().set("code", specialty);
        }
        return doctor;
    }

    static ObjectNode clinic(Prescription prescription) {
        Letterhead it = prescription.clinic();
        ObjectNode clinic = Fhir.resource("Organization", clinicId(prescription), it.name());
        Fhir.text(clinic, "name", it.name().isBlank() ? "-" : it.name());
        reached(clinic, it.phone(), it.address());
        return clinic;
    }

    static UUID clinicId(Prescription prescription) {
        return Fhir.derived(prescription.id().value(), "clinic");
    }

    private static void named(ObjectNode person, String name) {
        ObjectNode named = Fhir.object();
        Fhir.text(named, "text", name);
        Fhir.add(person, "name", named.isEmpty() ? null : named);
    }

    private static void reached(ObjectNode whom, String phone, String address) {
        ObjectNode telecom = Fhir.object();
        Fhir.text(telecom, "value", phone);
        Fhir.add(whom, "telecom", telecom.isEmpty() ? null : telecom.put("system", "phone"));
        ObjectNode place = Fhir.object();
        Fhir.text(place, "text", address);
        Fhir.add(whom, "address", place.isEmpty() ? null : place);
    }
}
