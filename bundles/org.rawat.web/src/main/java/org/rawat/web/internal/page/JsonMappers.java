package org.rawat.web.internal.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.UUID;

/**
 * Makes a function's own JSON writer: times as ISO 8601, ids as plain strings. Its caches are its
 * own, so that the function's classes can go when the function goes.
 */
final class JsonMappers {
    private JsonMappers() {}

    static ObjectMapper fresh() {
        SimpleModule ids = new SimpleModule("ids");
        ids.setSerializerModifier(new Ids());
        return JsonMapper.builder()
                .typeFactory(TypeFactory.defaultInstance().withCache(new LRUMap<>(16, 400)))
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .addModule(ids)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .serializationInclusion(JsonInclude.Include.ALWAYS)
                .build();
    }

    /** A record of nothing but a UUID is an id. */
    private static final class Ids extends BeanSerializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription bean, JsonSerializer<?> serializer) {
            RecordComponent[] components = bean.getBeanClass().getRecordComponents();
            boolean id =
                    components != null
                            && components.length == 1
                            && components[0].getType() == UUID.class;
            return id ? new Plain() : serializer;
        }
    }

    private static final class Plain extends StdSerializer<Object> {
        private static final long serialVersionUID = 1L;

        Plain() {
            super(Object.class);
        }

        @Override
        public void serialize(Object id, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(id.toString());
        }
    }
}
