package org.rawat.prescriptions.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
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
import org.rawat.prescriptions.api.Letterhead;
import org.rawat.prescriptions.api.PrescribedPatient;
import org.rawat.prescriptions.api.Prescriber;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionItemId;

/**
 * The one text of a signed version, over which its fingerprint is computed: JSON without white
 * space, keys sorted, absent values left out, decimals as text without zeros at the end (RFC 8785
 * in spirit; numbers are whole, so that its number format never matters). It is written by hand and
 * not from the records, because it must never change for what is signed already: a new form gets a
 * new {@code format}, and the old one keeps its reader.
 */
final class CanonicalText {
    static final String FORMAT = "rawat-prescription-1";

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private CanonicalText() {}

    static String write(SignedContent content) {
        try {
            return JSON.writeValueAsString(map(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
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
            JsonNode node = JSON.readTree(text);
            return Optional.of(content(node)).filter(read -> write(read).equals(text));
        } catch (JsonProcessingException
                | DateTimeException
                | IllegalArgumentException
                | NullPointerException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> map(SignedContent it) {
        Map<String, Object> map = new TreeMap<>();
        map.put("format", FORMAT);
        put(map, "id", it.id());
        map.put("number", it.number());
        put(map, "previous", it.previous());
        put(map, "signedAt", it.signedAt());
        put(map, "reason", it.reason());
        put(map, "appointment", it.appointmentId());
        put(map, "date", it.date());
        put(map, "diagnosis", it.diagnosis());
        put(map, "notes", it.notes());
        Map<String, Object> patient = new TreeMap<>();
        put(patient, "id", it.patientId());
        put(patient, "name", it.patient().name());
        put(patient, "birthDate", it.patient().birthDate());
        put(patient, "age", it.patient().age());
        put(patient, "sex", it.patient().sex());
        BigDecimal weight = it.patient().weightKg();
        put(
                patient,
                "weightKg",
                weight == null ? null : weight.stripTrailingZeros().toPlainString());
        map.put("patient", patient);
        Map<String, Object> doctor = new TreeMap<>();
        put(doctor, "id", it.doctorId());
        put(doctor, "name", it.doctor().name());
        put(doctor, "sip", it.doctor().sip());
        put(doctor, "specialty", it.doctor().specialty());
        put(doctor, "address", it.doctor().address());
        put(doctor, "phone", it.doctor().phone());
        map.put("doctor", doctor);
        Map<String, Object> clinic = new TreeMap<>();
        put(clinic, "name", it.clinic().name());
        put(clinic, "lines", it.clinic().lines());
        put(clinic, "address", it.clinic().address());
        put(clinic, "phone", it.clinic().phone());
        map.put("clinic", clinic);
        map.put("items", it.items().stream().map(CanonicalText::map).toList());
        return map;
    }

    private static Map<String, Object> map(PrescriptionItem item) {
        Map<String, Object> map = new TreeMap<>();
        put(map, "id", item.id());
        put(map, "product", item.productId());
        put(map, "name", item.name());
        put(map, "strength", item.strength());
        put(map, "form", item.form());
        put(map, "codeSystem", item.codeSystem());
        put(map, "code", item.code());
        put(map, "unit", item.unit());
        put(map, "dosage", item.dosage());
        if (item.quantity() != null) {
            map.put("quantity", item.quantity());
        }
        if (item.durationDays() != null) {
            map.put("durationDays", item.durationDays());
        }
        put(map, "instructions", item.instructions());
        put(map, "controlled", item.controlled());
        return map;
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value.toString());
        }
    }

    private static SignedContent content(JsonNode node) {
        JsonNode patient = node.path("patient");
        JsonNode doctor = node.path("doctor");
        JsonNode clinic = node.path("clinic");
        String birth = optional(patient, "birthDate");
        String age = optional(patient, "age");
        String weight = optional(patient, "weightKg");
        List<PrescriptionItem> items = new ArrayList<>();
        node.path("items").forEach(item -> items.add(item(item)));
        return new SignedContent(
                new PrescriptionId(id(node, "id")),
                node.path("number").asInt(),
                optional(node, "previous"),
                Instant.parse(text(node, "signedAt")),
                optional(node, "reason"),
                new AppointmentId(id(node, "appointment")),
                new PersonId(id(patient, "id")),
                new PersonId(id(doctor, "id")),
                new PrescribedPatient(
                        text(patient, "name"),
                        birth == null ? null : LocalDate.parse(birth),
                        age == null ? null : Period.parse(age),
                        Sex.valueOf(text(patient, "sex")),
                        weight == null ? null : new BigDecimal(weight)),
                new Prescriber(
                        text(doctor, "name"),
                        text(doctor, "sip"),
                        text(doctor, "specialty"),
                        text(doctor, "address"),
                        text(doctor, "phone")),
                new Letterhead(
                        text(clinic, "name"),
                        text(clinic, "lines"),
                        text(clinic, "address"),
                        text(clinic, "phone")),
                LocalDate.parse(text(node, "date")),
                text(node, "diagnosis"),
                text(node, "notes"),
                items);
    }

    private static PrescriptionItem item(JsonNode node) {
        String product = optional(node, "product");
        return new PrescriptionItem(
                new PrescriptionItemId(id(node, "id")),
                product == null ? null : new ProductId(UUID.fromString(product)),
                text(node, "name"),
                text(node, "strength"),
                text(node, "form"),
                text(node, "codeSystem"),
                text(node, "code"),
                text(node, "unit"),
                text(node, "dosage"),
                number(node, "quantity"),
                number(node, "durationDays"),
                text(node, "instructions"),
                ControlledKind.valueOf(text(node, "controlled")));
    }

    private static UUID id(JsonNode node, String field) {
        return UUID.fromString(text(node, field));
    }

    private static String text(JsonNode node, String field) {
        String text = optional(node, field);
        if (text == null) {
            throw new IllegalArgumentException("no " + field);
        }
        return text;
    }

    private static @Nullable String optional(JsonNode node, String field) {
        return node.path(field).textValue();
    }

    private static @Nullable Integer number(JsonNode node, String field) {
        return node.path(field).isInt() ? node.path(field).intValue() : null;
    }
}
