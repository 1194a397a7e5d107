package org.rawat.itests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a class after which the shared clinic's log holds a WARN or an ERROR that the class did not
 * announce by {@link Expected}. Registered for every class.
 */
public final class LogWatch implements BeforeAllCallback, AfterAllCallback {
    private static final Pattern LOUD = Pattern.compile("^.{23} \\| (WARN |ERROR) \\|.*");

    /** What the log of this class's run may say, and why. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Repeatable(Expected.All.class)
    @interface Expected {
        /** A regular expression that is found in the line. */
        String value();

        /** Why it is right to be said. */
        String because();

        /** Several. */
        @Target(ElementType.TYPE)
        @Retention(RetentionPolicy.RUNTIME)
        @interface All {
            Expected[] value();
        }
    }

    private int before;

    @Override
    public void beforeAll(ExtensionContext context) {
        before = Archive.sharedLog().length();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        List<Pattern> expected =
                Arrays.stream(context.getRequiredTestClass().getAnnotationsByType(Expected.class))
                        .map(one -> Pattern.compile(one.value()))
                        .toList();
        List<String> unexpected = loud(Archive.sharedLog().substring(before), expected);
        if (!unexpected.isEmpty()) {
            throw new AssertionError(
                    "the log says what nobody expected:\n" + String.join("\n", unexpected));
        }
    }

    /** The lines that are a WARN or an ERROR and that nobody expected. */
    static List<String> loud(String log, List<Pattern> expected) {
        return log.lines()
                .filter(line -> LOUD.matcher(line).matches())
                .filter(line -> expected.stream().noneMatch(p -> p.matcher(line).find()))
                .toList();
    }
}
