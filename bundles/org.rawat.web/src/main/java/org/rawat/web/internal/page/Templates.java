package org.rawat.web.internal.page;

import freemarker.cache.StrongCacheStorage;
import freemarker.cache.TemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets up a bundle's template engine: everything is escaped, nothing reaches the outside. */
final class Templates {
    static final Version VERSION = Configuration.VERSION_2_3_34;

    private Templates() {}

    static Configuration configuration(BundleFiles own, BundleFiles front) {
        Configuration configuration = new Configuration(VERSION);
        configuration.setTemplateLoader(new Loader(own, front));
        configuration.setCacheStorage(new StrongCacheStorage());
        configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        configuration.setLocalizedLookup(false);
        configuration.setDefaultEncoding("UTF-8");
        configuration.setURLEscapingCharset("UTF-8");
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setObjectWrapper(new RecordWrapper());
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setBooleanFormat("c");
        configuration.setLazyAutoImports(true);
        configuration.addAutoImport("layout", "/rawat/layout.ftlh");
        configuration.addAutoImport("f", "/rawat/forms.ftlh");
        return configuration;
    }

    /** The bundle's own templates, and below {@code rawat/} the front door's. */
    private static final class Loader implements TemplateLoader {
        private record Source(String name, String text) {}

        private final BundleFiles own;
        private final BundleFiles front;

        Loader(BundleFiles own, BundleFiles front) {
            this.own = own;
            this.front = front;
        }

        @Override
        public @Nullable Object findTemplateSource(String name) {
            BundleFiles files = name.startsWith("rawat/") ? front : own;
            Optional<byte[]> bytes = files.read("/templates/" + name);
            return bytes.map(b -> new Source(name, new String(b, StandardCharsets.UTF_8)))
                    .orElse(null);
        }

        @Override
        public long getLastModified(Object source) {
            return 0;
        }

        @Override
        public Reader getReader(Object source, String encoding) {
            return new StringReader(((Source) source).text());
        }

        @Override
        public void closeTemplateSource(Object source) {}
    }
}
