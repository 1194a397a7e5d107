package org.rawat.prescriptions.internal.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** FHIR's data types, written so that nothing is empty and nothing breaks the format. */
final class Fhir {
    static final String UCUM = "http://unitsofmeasure.org";
    private static final String URI_SYSTEM = "urn:ietf:rfc:3986";

    /** JSON nodes that keep numbers as they are written. */
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private Fhir() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    /** A resource with a narrative, for whoever has no program for it. */
    static ObjectNode resource(String type, UUID id, String narrative) {
        ObjectNode resource = object();
        resource.put("resourceType", type);
        resource.put("id", id.toString());
        String words = clean(narrative);
        if (!words.isEmpty()) {
            resource.putObject("text")
                    .put("status", "generated")
                    .put(
                            "div",
                            "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>"
                                    + escaped(words)
                                    + "</p></div>");
        }
        return resource;
    }

    /** Sets a text unless it is empty. */
    static void text(ObjectNode node, String field, @Nullable String text) {
        String words = text == null ? "" : clean(text);
        if (!words.isEmpty()) {
            node.put(field, words);
        }
    }

    /** A concept in words only; null when there are none. */
    static @Nullable ObjectNode concept(@Nullable String text) {
        ObjectNode concept = object();
        text(concept, "text", text);
        return concept.isEmpty() ? null : concept;
    }

    /** A concept in words, with a code where system and code are such. */
    static @Nullable ObjectNode concept(String system, String code, String text) {
        ObjectNode concept = object();
        if (isUri(system) && isCode(code)) {
            ObjectNode coding = concept.putArray("coding").addObject();
            coding.put("system", system).put("code", code);
            text(coding, "display", text);
        }
        text(concept, "text", text);
        return concept.isEmpty() ? null : concept;
    }

    /** Sets it unless it is null. */
    static void set(ObjectNode node, String field, @Nullable ObjectNode value) {
        if (value != null) {
            node.set(field, value);
        }
    }

    /** Adds it to a list unless it is null. */
    static void add(ObjectNode node, String field, @Nullable ObjectNode value) {
        if (value != null) {
            node.withArrayProperty(field).add(value);
        }
    }

    static ObjectNode identifier(UUID id) {
        return object().put("system", URI_SYSTEM).put("value", "urn:uuid:" + id);
    }

    static ObjectNode reference(String type, UUID id, @Nullable String display) {
        ObjectNode reference = object();
        reference.put("reference", "urn:uuid:" + id);
        reference.put("type", type);
        text(reference, "display", display);
        return reference;
    }

    /** A quantity in words, without a code: tablets, bottles. */
    static ObjectNode counted(BigDecimal value, String unit) {
        ObjectNode quantity = object();
        quantity.put("value", value);
        text(quantity, "unit", unit);
        return quantity;
    }

    /** A quantity in a unit of UCUM. */
    static ObjectNode measured(BigDecimal value, String unit, String ucum) {
        return counted(value, unit).put("system", UCUM).put("code", ucum);
    }

    static ObjectNode ratio(ObjectNode numerator, ObjectNode denominator) {
        ObjectNode ratio = object();
        ratio.set("numerator", numerator);
        ratio.set("denominator", denominator);
        return ratio;
    }

    /** In UTC, to the millisecond. */
    static String utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** An id that is always the same for the same thing. */
    static UUID derived(UUID of, String what) {
        return UUID.nameUUIDFromBytes((of + " " + what).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isUri(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9+.-]*:[\\x21-\\x7e]+") && !text.contains("|");
    }

    private static boolean isCode(String text) {
        return text.matches("[\\x21-\\x7e]+( [\\x21-\\x7e]+)*");
    }

    /** Without what FHIR's strings and XHTML cannot hold, and without space at the ends. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\n' || c == '\t' || c == '\r' || !isForeign(c) ? c : 0xfffd)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static boolean isForeign(int c) {
        return Character.isISOControl(c)
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                || (c & 0xfffe) == 0xfffe
                || c >= 0xfdd0 && c <= 0xfdef;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
