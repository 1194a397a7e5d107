package org.rawat.prescriptions.internal.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.rawat.prescriptions.api.WriteItem;

/** What was written, kept to be written again. Read by itself only, so it may grow freely. */
final class TemplateJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private TemplateJson() {}

    static String write(List<WriteItem> items) {
        try {
            return JSON.writerFor(new TypeReference<List<WriteItem>>() {})
                    .writeValueAsString(items);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<WriteItem> read(String text) {
        try {
            return JSON.readValue(text, new TypeReference<List<WriteItem>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a template that nobody can read", e);
        }
    }
}
