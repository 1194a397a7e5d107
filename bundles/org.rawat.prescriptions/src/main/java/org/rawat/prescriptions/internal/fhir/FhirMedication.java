package org.rawat.prescriptions.internal.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.CompoundIngredient;
import org.rawat.prescriptions.api.CompoundMethod;
import org.rawat.prescriptions.api.PrescribedIngredient;
import org.rawat.prescriptions.api.PrescriptionItem;

/** One prescribed medicine as FHIR's Medication, a compound with all its ingredients. */
final class FhirMedication {
    /** SATUSEHAT's way to say whether and how a medicine is compounded. */
    static final String TYPE = "https://fhir.kemkes.go.id/r4/StructureDefinition/MedicationType";

    static final String TYPES = "http://terminology.kemkes.go.id/CodeSystem/medication-type";

    private FhirMedication() {}

    static UUID id(PrescriptionItem item) {
        return Fhir.derived(item.id().value(), "medication");
    }

    static ObjectNode of(PrescriptionItem item) {
        ObjectNode medication = Fhir.resource("Medication", id(item), item.label());
        medication.putArray("extension").add(type(item.compound()));
        Fhir.set(medication, "code", Fhir.concept(item.codeSystem(), item.code(), item.label()));
        medication.put("status", "active");
        Fhir.set(medication, "form", Fhir.concept(item.form()));
        Compound compound = item.compound();
        if (compound != null) {
            compound.ingredients()
                    .forEach(it -> Fhir.add(medication, "ingredient", part(item, compound, it)));
        } else {
            item.ingredients()
                    .forEach(it -> Fhir.add(medication, "ingredient", substance(it, item.unit())));
        }
        return medication;
    }

    private static ObjectNode type(@Nullable Compound compound) {
        String code = "NC";
        String display = "Non-compound";
        if (compound != null) {
            boolean each = compound.method() == CompoundMethod.DTD;
            code = each ? "SD" : "EP";
            display = each ? "Gives of such doses" : "Divide into equal parts";
        }
        ObjectNode extension = Fhir.object().put("url", TYPE);
        extension
                .putObject("valueCodeableConcept")
                .putArray("coding")
                .addObject()
                .put("system", TYPES)
                .put("code", code)
                .put("display", display);
        return extension;
    }

    private static ObjectNode substance(PrescribedIngredient ingredient, String dispensed) {
        ObjectNode node = Fhir.object();
        Fhir.set(
                node,
                "itemCodeableConcept",
                Fhir.concept(ingredient.codeSystem(), ingredient.code(), ingredient.substance()));
        node.put("isActive", true);
        Fhir.set(node, "strength", Amounts.strength(ingredient, dispensed));
        return node;
    }

    /** What cannot be written as a number stands in the words, as the doctor wrote it. */
    private static ObjectNode part(
            PrescriptionItem item, Compound compound, CompoundIngredient ingredient) {
        ObjectNode strength = Amounts.portion(item, compound, ingredient);
        String words = ingredient.label();
        ObjectNode node = Fhir.object();
        Fhir.set(
                node,
                "itemCodeableConcept",
                Fhir.concept(
                        ingredient.codeSystem(),
                        ingredient.code(),
                        strength == null && !ingredient.amount().isEmpty()
                                ? words + ", " + ingredient.amount()
                                : words));
        Fhir.set(node, "strength", strength);
        return node;
    }
}
