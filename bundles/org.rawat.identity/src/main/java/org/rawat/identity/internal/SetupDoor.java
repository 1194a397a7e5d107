package org.rawat.identity.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.identity.internal.store.AccountStore;
import org.rawat.identity.internal.store.SetupStore;
import org.rawat.persistence.api.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door through which the first administrator enters, and nobody afterwards. Its key lies in
 * {@code setup-token}, and the whole link in {@code setup-link}, of the data directory; only the
 * account that Rawat runs under may read them.
 */
@Component(service = SetupDoor.class)
public final class SetupDoor {
    private static final Logger LOG = LoggerFactory.getLogger(SetupDoor.class);

    private final SetupStore setup;
    private final AccountStore accounts;
    private final UnitOfWork units;
    private final Path directory;
    private volatile boolean closed;

    @Activate
    public SetupDoor(
            @Reference SetupStore setup,
            @Reference AccountStore accounts,
            @Reference UnitOfWork units,
            BundleContext context) {
        this(setup, accounts, units, dataDirectory(context));
    }

    SetupDoor(SetupStore setup, AccountStore accounts, UnitOfWork units, Path directory) {
        this.setup = setup;
        this.accounts = accounts;
        this.units = units;
        this.directory = directory;
    }

    /** Whether there is no administrator yet. */
    boolean open() {
        if (!closed && units.call(() -> setup.done() || accounts.administered())) {
            shut();
        }
        return !closed;
    }

    /** Whether the door is open and this is its key. */
    boolean opens(String token) {
        return open() && key().filter(right -> Secrets.equal(right, token)).isPresent();
    }

    /**
     * Closes for ever, inside the unit of work that makes the administrator.
     *
     * @return whether it was still open; of two at the same time one is told so
     */
    boolean close(Instant now) {
        boolean first = setup.close(now);
        units.afterCommit(this::shut);
        return first;
    }

    /** Keeps the key over a restart, makes one when there is none; the link for the log. */
    String link(String publicUrl) {
        String token =
                key().orElseGet(
                                () -> {
                                    String made = Secrets.token();
                                    write("setup-token", made);
                                    return made;
                                });
        String link = publicUrl + "/setup?token=" + token;
        write("setup-link", link);
        return link;
    }

    private Optional<String> key() {
        try {
            return Optional.of(Files.readString(directory.resolve("setup-token")).strip())
                    .filter(Secrets::looksLikeToken);
        } catch (IOException e) {
            LOG.debug("there is no setup token yet", e);
            return Optional.empty();
        }
    }

    private void shut() {
        closed = true;
        for (String file : new String[] {"setup-token", "setup-link"}) {
            try {
                Files.deleteIfExists(directory.resolve(file));
            } catch (IOException e) {
                LOG.warn("{} is of no use any more; remove it", directory.resolve(file), e);
            }
        }
    }

    private void write(String file, String text) {
        Path path = directory.resolve(file);
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(path);
            Files.createFile(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.write(
                    path, (text + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    private static Path dataDirectory(BundleContext context) {
        @Nullable String var = context.getProperty("rawat.var");
        return var != null ? Path.of(var) : Path.of(context.getProperty("karaf.base"), "var");
    }
}
