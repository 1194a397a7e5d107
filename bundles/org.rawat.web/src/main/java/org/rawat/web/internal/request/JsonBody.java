package org.rawat.web.internal.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rawat.api.ProblemException;

/**
 * A JSON object (RFC 8259) as maps, lists, strings, numbers and booleans. A name that occurs twice,
 * too deep a nesting and numbers beyond any use are refused; a null is an absent field.
 */
final class JsonBody {
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(16)
                                    .maxNumberLength(40)
                                    .maxNameLength(200)
                                    .maxTokenCount(20_000)
                                    .build())
                    .build();

    private JsonBody() {}

    static Map<String, Object> read(byte[] bytes) throws IOException {
        // Strict UTF-8 first: the parser would guess UTF-16 and UTF-32 by itself.
        String text = Percent.utf8(bytes).orElseThrow(FieldTree::malformed);
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw FieldTree.malformed();
            }
            Map<String, Object> object = object(parser, "");
            if (parser.nextToken() != null) {
                throw FieldTree.malformed();
            }
            return object;
        } catch (JsonProcessingException e) {
            throw FieldTree.malformed();
        }
    }

    private static Map<String, Object> object(JsonParser parser, String path) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = value(parser, path.isEmpty() ? name : path + "." + name);
            if (value != null) {
                object.put(name, value);
            }
        }
        return object;
    }

    private static @Nullable Object value(JsonParser parser, String path) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path);
            case START_ARRAY -> array(parser, path);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, path);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw FieldTree.malformed();
        };
    }

    private static List<@Nullable Object> array(JsonParser parser, String path) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, path + "." + array.size()));
        }
        return array;
    }

    private static BigDecimal number(JsonParser parser, String path) throws IOException {
        BigDecimal number = parser.getDecimalValue();
        if (Math.abs((long) number.scale()) > 100) {
            throw ProblemException.invalid(path, "number");
        }
        return number;
    }
}
