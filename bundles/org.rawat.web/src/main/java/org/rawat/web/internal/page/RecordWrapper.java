package org.rawat.web.internal.page;

import freemarker.template.AdapterTemplateModel;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How Java values look in templates: records by their components, an Optional by its value. A
 * function's own view records need not be public for that.
 */
final class RecordWrapper extends DefaultObjectWrapper {
    private final Map<Class<?>, Map<String, Method>> accessors = new ConcurrentHashMap<>();
    private final Map<Class<?>, Boolean> open = new ConcurrentHashMap<>();

    RecordWrapper() {
        super(Templates.VERSION);
    }

    @Override
    public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
        if (value instanceof Optional<?> optional) {
            return super.wrap(optional.orElse(null));
        }
        if (value instanceof Record hidden
                && !open.computeIfAbsent(hidden.getClass(), RecordWrapper::isPublic)) {
            return new HiddenRecord(hidden);
        }
        return super.wrap(value);
    }

    private static boolean isPublic(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            if (!Modifier.isPublic(at.getModifiers())) {
                return false;
            }
        }
        return true;
    }

    /**
     * The methods without arguments that a record itself declares: components, and what it derives.
     */
    private static Map<String, Method> accessors(Class<?> type) {
        Map<String, Method> found = new HashMap<>();
        for (Method method : type.getDeclaredMethods()) {
            boolean hash = method.getName().equals("hashCode");
            if (method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && !method.isSynthetic()
                    && method.getReturnType() != void.class
                    && !hash) {
                method.setAccessible(true);
                found.put(method.getName(), method);
            }
        }
        return found;
    }

    private final class HiddenRecord
            implements TemplateHashModel, TemplateScalarModel, AdapterTemplateModel {
        private final Record value;

        HiddenRecord(Record value) {
            this.value = value;
        }

        @Override
        public @Nullable TemplateModel get(String key) throws TemplateModelException {
            Method accessor =
                    accessors.computeIfAbsent(value.getClass(), RecordWrapper::accessors).get(key);
            if (accessor == null) {
                return null;
            }
            try {
                return wrap(accessor.invoke(value));
            } catch (ReflectiveOperationException e) {
                throw new TemplateModelException(e);
            }
        }

        @Override
        public boolean isEmpty() {
            return false;
        }

        @Override
        public String getAsString() {
            return value.toString();
        }

        @Override
        public Object getAdaptedObject(Class<?> hint) {
            return value;
        }
    }
}
