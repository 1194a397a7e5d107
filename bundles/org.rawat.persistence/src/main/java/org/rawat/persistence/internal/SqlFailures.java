package org.rawat.persistence.internal;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.rawat.api.ProblemException;
import org.rawat.persistence.api.ConstraintViolation;

/** Tells by SQLSTATE what a failure means: try again, a constraint's refusal, no database. */
final class SqlFailures {
    private static final Set<String> CONSTRAINTS =
            Set.of("23502", "23503", "23505", "23514", "23P01", "23000", "23001");
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private SqlFailures() {}

    /**
     * Whether running the same work again can succeed. A row that another unit changed meanwhile
     * counts: the second run sees its new version and decides by it.
     */
    static boolean worthAnotherRun(Throwable failure) {
        return find(failure, OptimisticLockException.class).isPresent()
                || sqlState(failure).filter(CONFLICTS::contains).isPresent();
    }

    /** What a caller of a unit of work sees instead of this failure. */
    static RuntimeException translated(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        Optional<ConstraintViolation> known = find(failure, ConstraintViolation.class);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<String> state = sqlState(failure);
        if (state.filter(CONSTRAINTS::contains).isPresent()) {
            return new ConstraintViolation(constraint(failure), state.get(), failure);
        }
        if (worthAnotherRun(failure) || state.filter(SqlFailures::meansNoDatabase).isPresent()) {
            return unavailable(failure);
        }
        if (failure instanceof RuntimeException runtime) {
            return runtime;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(failure);
    }

    /** 503: the database cannot be reached or answers too late. */
    static ProblemException unavailable(Throwable cause) {
        return ProblemException.unavailable("database-unavailable", RETRY_AFTER, cause);
    }

    /**
     * Connection failures (08), too little of something (53), an operator's shutdown (57P),
     * statement and lock timeouts, a server's I/O error (58), a standby (25006).
     */
    private static boolean meansNoDatabase(String state) {
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("58")
                || state.equals("57014")
                || state.equals("55P03")
                || state.equals("25006");
    }

    private static String constraint(Throwable failure) {
        return find(failure, PSQLException.class)
                .map(PSQLException::getServerErrorMessage)
                .map(message -> message.getConstraint())
                .orElse("");
    }

    static Optional<String> sqlState(Throwable failure) {
        return find(failure, PSQLException.class)
                .<SQLException>map(found -> found)
                .or(() -> find(failure, SQLException.class))
                .map(SQLException::getSQLState);
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return find(failure, type, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static <T extends Throwable> Optional<T> find(
            @Nullable Throwable failure, Class<T> type, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return Optional.empty();
        }
        if (type.isInstance(failure)) {
            return Optional.of(type.cast(failure));
        }
        Optional<T> below = find(failure.getCause(), type, seen);
        if (below.isEmpty() && failure instanceof SQLException sql) {
            below = find(sql.getNextException(), type, seen);
        }
        return below;
    }
}
