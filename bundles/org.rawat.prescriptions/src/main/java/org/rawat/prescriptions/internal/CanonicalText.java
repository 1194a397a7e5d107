package org.rawat.prescriptions.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.ProductId;
import org.rawat.identity.api.Sex;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.Letterhead;
import org.rawat.prescriptions.api.PrescribedPatient;
import org.rawat.prescriptions.api.Prescriber;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.RegisterNumber;
import org.rawat.prescriptions.internal.json.CompoundJson;
import org.rawat.prescriptions.internal.json.DosageJson;
import org.rawat.prescriptions.internal.json.IngredientJson;
import org.rawat.prescriptions.internal.json.Json;

/**
 * The one text of a signed version, over which its fingerprint is computed: JSON without white
 * space, keys sorted, absent values left out, decimals as text without zeros at the end (RFC 8785
 * in spirit; numbers are whole, so that its number format never matters). It is written by hand and
 * not from the records, because it must never change for what is signed already: a new form gets a
 * new {@code format}, and the old one keeps its reader and its writer.
 *
 * <p>Format 2 adds to 1 the last day, and to each item its ingredients, the meaning of its dosage,
 * whether its quantity was pinned, its refills, its compound, its number in the register.
 */
final class CanonicalText {
    /** What is written now. */
    static final int FORMAT = 2;

    private static final String FORMATS = "rawat-prescription-";

    private CanonicalText() {}

    static String write(SignedContent content) {
        return Json.text(map(content));
    }

    /** The SHA-256 of the text's UTF-8 bytes in lower-case hexadecimal. */
    static String fingerprint(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads what {@link #write} has written; empty when the text is none of ours. */
    static Optional<SignedContent> read(String text) {
        try {
            return Optional.of(content(Json.node(text))).filter(read -> write(read).equals(text));
        } catch (DateTimeException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> map(SignedContent it) {
        Map<String, Object> map = new TreeMap<>();
        map.put("format", FORMATS + it.format());
        Json.put(map, "id", it.id());
        map.put("number", it.number());
        Json.put(map, "previous", it.previous());
        Json.put(map, "signedAt", it.signedAt());
        Json.put(map, "reason", it.reason());
        Json.put(map, "appointment", it.appointmentId());
        Json.put(map, "date", it.date());
        Json.put(map, "validUntil", it.validUntil());
        Json.put(map, "diagnosis", it.diagnosis());
        Json.put(map, "notes", it.notes());
        Map<String, Object> patient = new TreeMap<>();
        Json.put(patient, "id", it.patientId());
        Json.put(patient, "name", it.patient().name());
        Json.put(patient, "birthDate", it.patient().birthDate());
        Json.put(patient, "age", it.patient().age());
        Json.put(patient, "sex", it.patient().sex());
        Json.put(patient, "weightKg", it.patient().weightKg());
        map.put("patient", patient);
        Map<String, Object> doctor = new TreeMap<>();
        Json.put(doctor, "id", it.doctorId());
        Json.put(doctor, "name", it.doctor().name());
        Json.put(doctor, "sip", it.doctor().sip());
        Json.put(doctor, "specialty", it.doctor().specialty());
        Json.put(doctor, "address", it.doctor().address());
        Json.put(doctor, "phone", it.doctor().phone());
        map.put("doctor", doctor);
        Map<String, Object> clinic = new TreeMap<>();
        Json.put(clinic, "name", it.clinic().name());
        Json.put(clinic, "lines", it.clinic().lines());
        Json.put(clinic, "address", it.clinic().address());
        Json.put(clinic, "phone", it.clinic().phone());
        map.put("clinic", clinic);
        map.put("items", it.items().stream().map(item -> map(item, it.format())).toList());
        return map;
    }

    private static Map<String, Object> map(PrescriptionItem item, int format) {
        Map<String, Object> map = new TreeMap<>();
        Json.put(map, "id", item.id());
        Json.put(map, "product", item.productId());
        Json.put(map, "name", item.name());
        Json.put(map, "strength", item.strength());
        Json.put(map, "form", item.form());
        Json.put(map, "codeSystem", item.codeSystem());
        Json.put(map, "code", item.code());
        Json.put(map, "unit", item.unit());
        Json.put(map, "dosage", item.dosage());
        if (item.quantity() != null) {
            map.put("quantity", item.quantity());
        }
        if (item.durationDays() != null) {
            map.put("durationDays", item.durationDays());
        }
        Json.put(map, "instructions", item.instructions());
        Json.put(map, "controlled", item.controlled());
        if (format == 1) {
            return map;
        }
        Json.putList(map, "ingredients", IngredientJson.write(item.ingredients()));
        Json.putList(map, "steps", DosageJson.write(item.steps()));
        map.put("quantityPinned", item.quantityPinned());
        map.put("refills", item.refills());
        Compound compound = item.compound();
        if (compound != null) {
            map.put("compound", CompoundJson.write(compound));
        }
        RegisterNumber register = item.register();
        if (register != null) {
            map.put("register", Map.of("year", register.year(), "number", register.number()));
        }
        return map;
    }

    private static SignedContent content(JsonNode node) {
        int format = format(Json.required(node, "format"));
        JsonNode patient = node.path("patient");
        JsonNode doctor = node.path("doctor");
        JsonNode clinic = node.path("clinic");
        String birth = Json.optional(patient, "birthDate");
        String age = Json.optional(patient, "age");
        String until = Json.optional(node, "validUntil");
        List<PrescriptionItem> items = new ArrayList<>();
        node.path("items").forEach(item -> items.add(item(item)));
        return new SignedContent(
                new PrescriptionId(id(node, "id")),
                node.path("number").asInt(),
                Json.optional(node, "previous"),
                Instant.parse(Json.required(node, "signedAt")),
                Json.optional(node, "reason"),
                new AppointmentId(id(node, "appointment")),
                new PersonId(id(patient, "id")),
                new PersonId(id(doctor, "id")),
                new PrescribedPatient(
                        Json.required(patient, "name"),
                        birth == null ? null : LocalDate.parse(birth),
                        age == null ? null : Period.parse(age),
                        Sex.valueOf(Json.required(patient, "sex")),
                        Json.decimal(patient, "weightKg")),
                new Prescriber(
                        Json.required(doctor, "name"),
                        Json.required(doctor, "sip"),
                        Json.required(doctor, "specialty"),
                        Json.required(doctor, "address"),
                        Json.required(doctor, "phone")),
                new Letterhead(
                        Json.required(clinic, "name"),
                        Json.required(clinic, "lines"),
                        Json.required(clinic, "address"),
                        Json.required(clinic, "phone")),
                LocalDate.parse(Json.required(node, "date")),
                Json.required(node, "diagnosis"),
                Json.required(node, "notes"),
                items,
                until == null ? null : LocalDate.parse(until),
                format);
    }

    private static int format(String text) {
        for (int known = 1; known <= FORMAT; known++) {
            if (text.equals(FORMATS + known)) {
                return known;
            }
        }
        throw new IllegalArgumentException(text);
    }

    private static PrescriptionItem item(JsonNode node) {
        String product = Json.optional(node, "product");
        return new PrescriptionItem(
                new PrescriptionItemId(id(node, "id")),
                product == null ? null : new ProductId(UUID.fromString(product)),
                Json.required(node, "name"),
                Json.required(node, "strength"),
                Json.required(node, "form"),
                Json.required(node, "codeSystem"),
                Json.required(node, "code"),
                Json.required(node, "unit"),
                Json.required(node, "dosage"),
                Json.whole(node, "quantity"),
                Json.whole(node, "durationDays"),
                Json.required(node, "instructions"),
                ControlledKind.valueOf(Json.required(node, "controlled")),
                IngredientJson.read(node.path("ingredients")),
                DosageJson.read(node.path("steps")),
                node.path("quantityPinned").asBoolean(),
                node.path("refills").asInt(),
                node.has("compound") ? CompoundJson.read(node.path("compound")) : null,
                register(node.path("register")));
    }

    private static @Nullable RegisterNumber register(JsonNode node) {
        return node.isObject()
                ? new RegisterNumber(node.path("year").asInt(), node.path("number").asInt())
                : null;
    }

    private static UUID id(JsonNode node, String field) {
        return UUID.fromString(Json.required(node, field));
    }
}
