package org.rawat.itests;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What keeps people from using a page, as far as a program can see it. */
final class Accessible {
    /** A message's key where its text should stand, in the words that people read. */
    private static final Pattern RAW_KEY =
            Pattern.compile(
                    "\\?\\?\\?|\\b(rawat|action|navigation|nav|status|label|field|problem|notice"
                            + "|kind|outcome|role|sex|day|do|health|list|detail|card)"
                            + "\\.[a-z][A-Za-z.-]*\\b");

    /** Run without its driver, which carries every rule that passed back and forth. */
    private static final String AXE = script();

    private Accessible() {}

    /** Everything that is wrong with the page as it stands; empty when nothing is. */
    static List<String> faults(Page page, String language) {
        List<String> faults = new ArrayList<>();
        page.evaluate(AXE);
        for (Object fault :
                (List<?>)
                        page.evaluate(
                                """
                                () => axe.run(document, { resultTypes: ["violations"] }).then(
                                  (found) => found.violations.flatMap((rule) =>
                                    rule.nodes.map((node) => rule.id + ": "
                                      + node.html.split("\\n")[0] + " " + node.failureSummary)))
                                """)) {
            faults.add(fault.toString().replaceAll("\\s+", " "));
        }
        String found = (String) page.evaluate("document.documentElement.lang");
        if (!found.equals(language)) {
            faults.add("the page says its language is '" + found + "', not " + language);
        }
        // What sticks out is named, since the width alone helps nobody to mend it.
        Object wide =
                page.evaluate(
                        """
                        () => {
                          const root = document.documentElement;
                          if (root.scrollWidth <= root.clientWidth) return "";
                          const out = [...document.querySelectorAll("main *")]
                            .filter((e) => e.getBoundingClientRect().right > root.clientWidth)
                            .map((e) => e.tagName + "." + e.className);
                          return root.scrollWidth + " px wide: " + out.slice(0, 3).join(", ");
                        }
                        """);
        if (!wide.equals("")) {
            faults.add("scrolls sideways, " + wide);
        }
        Matcher key = RAW_KEY.matcher(words(page));
        while (key.find()) {
            faults.add("a message's key instead of its text: " + key.group());
        }
        return faults;
    }

    private static String script() {
        try (var in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The visible words, without codes that are meant for machines. */
    private static String words(Page page) {
        return (String)
                page.evaluate(
                        """
                        () => {
                          const copy = document.body.cloneNode(true);
                          copy.querySelectorAll("code, script").forEach((e) => e.remove());
                          return document.title + " " + copy.textContent;
                        }
                        """);
    }
}
