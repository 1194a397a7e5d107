package org.rawat.web.internal.page;

import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How Java values look in templates: records by their components, an Optional by its value. */
final class RecordWrapper extends DefaultObjectWrapper {
    RecordWrapper() {
        super(Templates.VERSION);
    }

    @Override
    public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
        return super.wrap(value instanceof Optional<?> optional ? optional.orElse(null) : value);
    }
}
