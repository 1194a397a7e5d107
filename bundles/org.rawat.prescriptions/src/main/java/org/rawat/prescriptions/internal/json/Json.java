package org.rawat.prescriptions.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * JSON without white space, keys sorted, absent values left out, numbers whole: decimals and
 * fractions are text.
 */
public final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    /** Of maps, lists, texts and whole numbers. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException when it is no JSON
     */
    public static JsonNode node(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Puts what is there, as text. */
    public static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value instanceof BigDecimal number) {
            map.put(key, number.stripTrailingZeros().toPlainString());
        } else if (value != null) {
            map.put(key, value.toString());
        }
    }

    /** Puts a text that is not empty. */
    public static void putFilled(Map<String, Object> map, String key, String value) {
        if (!value.isEmpty()) {
            map.put(key, value);
        }
    }

    /** Puts a list that is not empty. */
    public static void putList(Map<String, Object> map, String key, List<?> list) {
        if (!list.isEmpty()) {
            map.put(key, list);
        }
    }

    /**
     * A text that must be there.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static String required(JsonNode node, String field) {
        String text = optional(node, field);
        if (text == null) {
            throw new IllegalArgumentException("no " + field);
        }
        return text;
    }

    public static @Nullable String optional(JsonNode node, String field) {
        return node.path(field).textValue();
    }

    public static String filled(JsonNode node, String field) {
        String text = optional(node, field);
        return text == null ? "" : text;
    }

    public static @Nullable Integer whole(JsonNode node, String field) {
        return node.path(field).isInt() ? node.path(field).intValue() : null;
    }

    public static @Nullable BigDecimal decimal(JsonNode node, String field) {
        String text = optional(node, field);
        return text == null ? null : new BigDecimal(text);
    }

    public static <E extends Enum<E>> E choice(JsonNode node, String field, Class<E> type) {
        return Enum.valueOf(type, required(node, field));
    }

    public static <E extends Enum<E>> @Nullable E optionalChoice(
            JsonNode node, String field, Class<E> type) {
        String text = optional(node, field);
        return text == null ? null : Enum.valueOf(type, text);
    }

    /** What stands in a list; nothing when there is none. */
    public static <T> List<T> list(JsonNode list, Function<JsonNode, T> one) {
        List<T> read = new ArrayList<>();
        list.forEach(node -> read.add(one.apply(node)));
        return read;
    }
}
