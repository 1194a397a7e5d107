package org.rawat.chat.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryRecord;

/**
 * Everything that was written in a closed conversation, as a file: each text with all its versions,
 * deleted ones too, in order.
 *
 * @param content the JSON whose bytes the fingerprint is of
 * @param sha256 the SHA-256 of these bytes (UTF-8), hexadecimal
 */
public record Transcript(String content, String sha256) {
    private static final int FORMAT = 1;

    static Transcript of(
            Conversation it, String doctor, String patient, List<EntryRecord> records) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("conversation", it.id().toString());
        tree.put("appointment", it.appointmentId().toString());
        tree.put("doctor", Map.of("person", it.doctorId().toString(), "name", doctor));
        tree.put("patient", Map.of("person", it.patientId().toString(), "name", patient));
        tree.put("lastSeq", it.lastSeq());
        List<Map<String, @Nullable Object>> entries = new ArrayList<>();
        records.forEach(record -> entries.add(entry(record)));
        tree.put("entries", entries);
        String content = json(tree);
        return new Transcript(content, sha256(content));
    }

    private static Map<String, @Nullable Object> entry(EntryRecord record) {
        Entry it = record.entry();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("seq", it.seq());
        tree.put("id", it.id().toString());
        tree.put("kind", it.kind().code());
        tree.put("side", it.side().name());
        tree.put("sender", it.sender().toString());
        tree.put("at", it.at().toString());
        tree.put(
                "versions",
                record.versions().stream()
                        .map(
                                version ->
                                        Map.of(
                                                "number", version.number(),
                                                "text", version.text(),
                                                "at", version.at().toString()))
                        .toList());
        tree.put("replyTo", it.replyTo() == null ? null : it.replyTo().seq());
        tree.put("urgent", it.urgent());
        tree.put("confirmedAt", text(it.confirmedAt()));
        tree.put("deletedAt", text(it.deletedAt()));
        tree.put("metadata", it.metadata());
        return tree;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String json(Map<String, Object> tree) {
        try {
            return new ObjectMapper().writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values", e);
        }
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    /** The file: the fingerprint first, then what it is of, byte for byte. */
    public byte[] file() {
        return ("{\"sha256\":\"" + sha256 + "\",\"content\":" + content + "}\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
