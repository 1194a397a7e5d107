package org.rawat.prescriptions.internal.safety;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.rawat.prescriptions.api.SafetyReview;
import org.rawat.prescriptions.api.spi.NotChecked;
import org.rawat.prescriptions.api.spi.SafetyFinding;
import org.rawat.prescriptions.api.spi.SafetyKind;
import org.rawat.prescriptions.api.spi.SafetyKnowledge;
import org.rawat.prescriptions.api.spi.SafetySeverity;
import org.rawat.prescriptions.api.spi.SafetyText;

/** A review as it is kept. */
final class ReviewJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReviewJson() {}

    static String write(SafetyReview review) {
        ObjectNode root = JSON.createObjectNode();
        root.put("hash", review.hash()).put("at", review.at().toString());
        ArrayNode sources = root.putArray("sources");
        for (SafetyReview.Source source : review.sources()) {
            ObjectNode one = sources.addObject().put("name", source.name());
            text(one, "title", source.title());
            SafetyKnowledge knowledge = source.knowledge();
            if (knowledge != null) {
                one.put("version", knowledge.version()).put("date", knowledge.date().toString());
            }
            SafetyText failure = source.failure();
            if (failure != null) {
                text(one, "failure", failure);
            }
            ArrayNode alerts = one.putArray("alerts");
            source.alerts().forEach(it -> alert(alerts.addObject(), it));
            ArrayNode gaps = one.putArray("gaps");
            source.gaps().forEach(it -> gap(gaps.addObject(), it));
        }
        return root.toString();
    }

    private static void alert(ObjectNode node, SafetyReview.Alert alert) {
        SafetyFinding it = alert.finding();
        node.put("id", alert.id())
                .put("rule", it.rule())
                .put("kind", it.kind().name())
                .put("severity", it.severity().name())
                .put("citation", it.citation());
        items(node, alert.items());
        ArrayNode medicines = node.putArray("medicines");
        it.medicines().forEach(medicines::add);
        text(node, "text", it.text());
        text(node, "advice", it.advice());
    }

    private static void gap(ObjectNode node, SafetyReview.Gap gap) {
        items(node, gap.items());
        ArrayNode kinds = node.putArray("kinds");
        gap.what().kinds().stream()
                .sorted(Comparator.naturalOrder())
                .forEach(it -> kinds.add(it.name()));
        ArrayNode medicines = node.putArray("medicines");
        gap.what().medicines().forEach(medicines::add);
        text(node, "text", gap.what().text());
    }

    private static void items(ObjectNode node, List<Integer> items) {
        ArrayNode array = node.putArray("items");
        items.forEach(array::add);
    }

    private static void text(ObjectNode node, String name, SafetyText text) {
        node.putObject(name).put("id", text.indonesian()).put("en", text.english());
    }

    static SafetyReview read(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            return new SafetyReview(
                    root.path("hash").asText(),
                    Instant.parse(root.path("at").asText()),
                    list(root.path("sources"), ReviewJson::source));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept of a check cannot be read", e);
        }
    }

    private static SafetyReview.Source source(JsonNode it) {
        return new SafetyReview.Source(
                it.path("name").asText(),
                text(it.path("title")),
                it.has("version")
                        ? new SafetyKnowledge(
                                it.path("version").asText(),
                                LocalDate.parse(it.path("date").asText()))
                        : null,
                list(it.path("alerts"), ReviewJson::alert),
                list(it.path("gaps"), ReviewJson::gap),
                it.has("failure") ? text(it.path("failure")) : null);
    }

    private static SafetyReview.Alert alert(JsonNode it) {
        return new SafetyReview.Alert(
                it.path("id").asText(),
                list(it.path("items"), JsonNode::asInt),
                new SafetyFinding(
                        it.path("rule").asText(),
                        SafetyKind.valueOf(it.path("kind").asText()),
                        SafetySeverity.valueOf(it.path("severity").asText()),
                        list(it.path("medicines"), JsonNode::asText),
                        text(it.path("text")),
                        text(it.path("advice")),
                        it.path("citation").asText()));
    }

    private static SafetyReview.Gap gap(JsonNode it) {
        Set<SafetyKind> kinds = EnumSet.noneOf(SafetyKind.class);
        list(it.path("kinds"), JsonNode::asText)
                .forEach(kind -> kinds.add(SafetyKind.valueOf(kind)));
        return new SafetyReview.Gap(
                list(it.path("items"), JsonNode::asInt),
                new NotChecked(
                        kinds,
                        list(it.path("medicines"), JsonNode::asText),
                        text(it.path("text"))));
    }

    private static SafetyText text(JsonNode it) {
        return new SafetyText(it.path("id").asText(), it.path("en").asText());
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
        return new ArrayList<>(
                StreamSupport.stream(array.spliterator(), false).map(reader).toList());
    }
}
