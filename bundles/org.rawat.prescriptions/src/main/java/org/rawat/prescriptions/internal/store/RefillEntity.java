package org.rawat.prescriptions.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A medicine was handed out again. Only read here. */
@Entity
@IdClass(RefillEntity.Key.class)
@Table(schema = "prescriptions", name = "refills")
public class RefillEntity {
    @Id
    @Column(name = "item_id")
    private UUID itemId;

    @Id private int number;

    UUID itemId() {
        return itemId;
    }

    /** What names a refill. */
    public static final class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        public @Nullable UUID itemId;
        public int number;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && key.number == number
                    && Objects.equals(key.itemId, itemId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(itemId, number);
        }
    }
}
