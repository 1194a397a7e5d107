package org.rawat.appointments.internal;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.rawat.api.PersonId;
import org.rawat.persistence.api.UnitOfWork;

/**
 * Where those who want the same doctor's time wait before they take a connection: a crowd at one
 * slot must not keep everybody else from the database. What is right is decided in the database,
 * this only spares it the crowd.
 */
final class WaitingLine {
    private static final int LINES = 64;

    private final UnitOfWork units;
    private final Lock[] lines = new Lock[LINES];

    WaitingLine(UnitOfWork units) {
        this.units = units;
        for (int i = 0; i < LINES; i++) {
            lines[i] = new ReentrantLock(true);
        }
    }

    /**
     * Runs the work as a unit of its own when it is this caller's turn, or in the caller's unit.
     */
    <T> T call(PersonId doctor, Supplier<T> work) {
        if (units.active()) {
            // Who has a connection must not wait for somebody who needs one.
            return units.call(work);
        }
        Lock line = lines[Math.floorMod(doctor.hashCode(), LINES)];
        line.lock();
        try {
            return units.call(work);
        } finally {
            line.unlock();
        }
    }
}
