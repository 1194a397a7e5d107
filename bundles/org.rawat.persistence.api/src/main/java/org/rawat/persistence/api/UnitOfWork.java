package org.rawat.persistence.api;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs what must commit together. A service.
 *
 * <p>Inside a unit every store on this thread, of whatever function, works on one connection and
 * one transaction (READ COMMITTED). A nested call joins the unit that is under way. The work has no
 * side effects but the database's: it is run again, at most three times in all, after a
 * serialisation failure or a deadlock (SQLSTATE 40001, 40P01). No remote call and no vendor's
 * service inside a unit.
 */
@ProviderType
public interface UnitOfWork {
    /**
     * Runs the work and commits.
     *
     * @throws ConstraintViolation when a constraint of the database refused, with its name
     * @throws org.rawat.api.ProblemException whatever the work threw (and everything is rolled
     *     back), or unavailable when the database cannot be reached
     */
    <T extends @org.jspecify.annotations.Nullable Object> T call(Supplier<T> work);

    /** As {@link #call}, for work without a result. */
    default void run(Runnable work) {
        call(
                () -> {
                    work.run();
                    return Boolean.TRUE;
                });
    }

    /** Whether this thread is inside a unit. */
    boolean active();

    /**
     * Runs the hook after this unit has committed, outside any unit, in the order of registration;
     * never when it rolls back. What a hook throws is logged and harms no other hook.
     *
     * @throws IllegalStateException outside a unit
     */
    void afterCommit(Runnable hook);
}
