package org.rawat.prescriptions.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.CompoundIngredient;
import org.rawat.prescriptions.api.PrescribedIngredient;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionVersion.FieldChange;

/** What is different between two signed versions, field by field, in the order of the form. */
final class VersionComparison {
    private VersionComparison() {}

    static List<FieldChange> changes(SignedContent before, SignedContent after) {
        Map<String, String> old = fields(before);
        Map<String, String> now = fields(after);
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(old.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(old.get(name), now.get(name))) {
                changes.add(new FieldChange(name, old.get(name), now.get(name)));
            }
        }
        return changes;
    }

    private static Map<String, String> fields(SignedContent it) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "date", it.date());
        put(fields, "validUntil", it.validUntil());
        put(fields, "patient.name", it.patient().name());
        put(fields, "patient.birthDate", it.patient().birthDate());
        put(fields, "patient.sex", it.patient().sex());
        put(fields, "weightKg", it.patient().weightKg());
        put(fields, "doctor.name", it.doctor().name());
        put(fields, "doctor.sip", it.doctor().sip());
        put(fields, "doctor.address", it.doctor().address());
        put(fields, "doctor.phone", it.doctor().phone());
        put(fields, "clinic.name", it.clinic().name());
        put(fields, "clinic.lines", it.clinic().lines());
        put(fields, "clinic.address", it.clinic().address());
        put(fields, "clinic.phone", it.clinic().phone());
        put(fields, "diagnosis", it.diagnosis());
        put(fields, "notes", it.notes());
        for (int i = 0; i < it.items().size(); i++) {
            PrescriptionItem item = it.items().get(i);
            String row = "items." + i + ".";
            put(fields, row + "name", item.name());
            put(fields, row + "strength", item.strength());
            put(fields, row + "form", item.form());
            put(fields, row + "dosage", item.dosage());
            put(fields, row + "quantity", item.quantity());
            put(fields, row + "unit", item.unit());
            put(fields, row + "durationDays", item.durationDays());
            put(fields, row + "instructions", item.instructions());
            put(fields, row + "refills", item.refills() == 0 ? null : item.refills());
            put(fields, row + "contains", contains(item.ingredients()));
            Compound compound = item.compound();
            if (compound != null) {
                put(fields, row + "method", compound.method());
                put(fields, row + "make", compound.form());
                ingredients(fields, row, compound);
            }
        }
        return fields;
    }

    private static void ingredients(Map<String, String> fields, String row, Compound compound) {
        for (int i = 0; i < compound.ingredients().size(); i++) {
            CompoundIngredient one = compound.ingredients().get(i);
            String at = row + "ingredients." + i + ".";
            put(fields, at + "name", one.name());
            put(fields, at + "strength", one.strength());
            put(fields, at + "form", one.form());
            put(fields, at + "amount", one.amount());
        }
    }

    private static String contains(List<PrescribedIngredient> ingredients) {
        return ingredients.stream()
                .map(it -> (it.substance() + " " + it.strength()).strip())
                .collect(Collectors.joining("; "));
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            fields.put(name, value.toString());
        }
    }
}
