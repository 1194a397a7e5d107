package org.rawat.conversations.internal.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry's metadata as they are stored. */
final class Json {
    private static final TypeReference<Map<String, @Nullable Object>> TREE =
            new TypeReference<>() {};

    private final ObjectMapper mapper =
            JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

    String write(Map<String, @Nullable Object> tree) {
        try {
            return mapper.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a tree of plain values", e);
        }
    }

    Map<String, @Nullable Object> read(String text) {
        // Almost all entries have none.
        if (text.equals("{}")) {
            return Map.of();
        }
        try {
            return mapper.readValue(text, TREE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("metadata that are no JSON", e);
        }
    }
}
