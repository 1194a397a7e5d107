package org.rawat.appointments.internal.store;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import org.rawat.api.PersonId;

/**
 * Lets those who want the same person's time decide one after the other. The exclusion constraints
 * alone keep the data right, but rows that meet in them wait for each other in a circle, and a
 * crowd at one slot would end in deadlocks.
 */
public final class Turns {
    private final EntityManager entities;

    public Turns(EntityManager entities) {
        this.entities = entities;
    }

    /** Waits for the turn with all these persons; it ends with the unit of work. */
    public void take(PersonId... persons) {
        // One order for all, so that two who want the same two never wait for each other.
        String[] keys =
                Arrays.stream(persons).map(PersonId::toString).sorted().toArray(String[]::new);
        Connection connection = entities.unwrap(Connection.class);
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT pg_advisory_xact_lock(hashtextextended('appointments ' || ?, 0))")) {
            for (String key : keys) {
                statement.setString(1, key);
                statement.execute();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no turn", e);
        }
    }
}
