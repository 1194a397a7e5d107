package org.rawat.prescriptions.rules.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.rawat.prescriptions.rules.internal.load.RuleKind;

/** The files that come with this bundle. */
public final class ShippedRules {
    private final String version;
    private final LocalDate date;

    public ShippedRules() {
        Properties knowledge = new Properties();
        try (InputStream in = open("knowledge.properties")) {
            knowledge.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.version = knowledge.getProperty("version", "?");
        this.date = LocalDate.parse(knowledge.getProperty("date", ""));
    }

    /** Their version. */
    public String version() {
        return version;
    }

    /** Of which day they are. */
    public LocalDate date() {
        return date;
    }

    /** The kinds in the order in which they are loaded: what is named before what names it. */
    public List<RuleKind> kinds() {
        return Stream.of(RuleKind.values()).toList();
    }

    /** The file of a kind. */
    public byte[] file(RuleKind kind) {
        try (InputStream in = open(kind.fileName())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = ShippedRules.class.getResourceAsStream("/rules/" + name);
        if (in == null) {
            throw new IllegalStateException("the bundle lacks rules/" + name);
        }
        return in;
    }
}
