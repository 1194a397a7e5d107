package org.rawat.web.internal.page;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rawat.web.internal.request.Languages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bundle's messages in both languages, with the front door's behind them. */
public final class Messages {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private final String bundle;
    private final Map<String, Map<String, String>> byLanguage = new HashMap<>();
    private final @Nullable Messages behind;
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    Messages(BundleFiles files, @Nullable Messages behind) {
        this.bundle = files.name();
        this.behind = behind;
        byLanguage.put("id", load(files, "/messages/messages.properties"));
        byLanguage.put("en", load(files, "/messages/messages_en.properties"));
    }

    private static Map<String, String> load(BundleFiles files, String path) {
        Properties properties = new Properties();
        files.read(path)
                .ifPresent(
                        bytes -> {
                            try {
                                properties.load(
                                        new StringReader(
                                                new String(bytes, StandardCharsets.UTF_8)));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        Map<String, String> map = new HashMap<>();
        properties.forEach((key, value) -> map.put((String) key, (String) value));
        return map;
    }

    /** The message, or the key itself (and one line in the log) when nobody has it. */
    public String text(Locale locale, String key, List<?> args) {
        return find(locale, key, args)
                .orElseGet(
                        () -> {
                            if (missing.size() < 200 && missing.add(locale.getLanguage() + key)) {
                                LOG.warn(
                                        "{} has no message '{}' in language {}",
                                        bundle,
                                        key,
                                        Languages.tag(locale));
                            }
                            return key;
                        });
    }

    /**
     * The message, if this bundle or the front door has it; Indonesian where English is missing.
     */
    public Optional<String> find(Locale locale, String key, List<?> args) {
        String pattern = pattern(Languages.tag(locale), key);
        if (pattern == null) {
            pattern = pattern("id", key);
        }
        if (pattern == null) {
            return behind == null ? Optional.empty() : behind.find(locale, key, args);
        }
        return Optional.of(filled(locale, pattern, args));
    }

    private @Nullable String pattern(String language, String key) {
        Map<String, String> messages = byLanguage.get(language);
        return messages == null ? null : messages.get(key);
    }

    /** Replaces {0}, {1} … and nothing else: an apostrophe is an apostrophe. */
    private static String filled(Locale locale, String pattern, List<?> args) {
        String text = pattern;
        for (int i = 0; i < args.size(); i++) {
            Object arg = args.get(i);
            String shown =
                    arg instanceof Number number
                            ? NumberFormat.getInstance(locale).format(number)
                            : String.valueOf(arg);
            text = text.replace("{" + i + "}", shown);
        }
        return text;
    }
}
