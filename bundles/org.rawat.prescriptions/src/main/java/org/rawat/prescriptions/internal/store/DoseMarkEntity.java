package org.rawat.prescriptions.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.DoseMark;
import org.rawat.prescriptions.api.PrescriptionItemId;

/** What a patient noted of a dose. Only read here; it is written by one statement. */
@Entity
@IdClass(DoseMarkEntity.Key.class)
@Table(schema = "prescriptions", name = "dose_marks")
public class DoseMarkEntity {
    @Id
    @Column(name = "item_id")
    private UUID itemId;

    @Id private LocalDate day;
    @Id private int number;

    @Enumerated(EnumType.STRING)
    private DoseMark mark;

    @Column(name = "marked_at")
    private OffsetDateTime markedAt;

    StoredMark toStored() {
        return new StoredMark(new PrescriptionItemId(itemId), number, mark, markedAt.toInstant());
    }

    /** What names a dose. */
    public static final class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        public @Nullable UUID itemId;
        public @Nullable LocalDate day;
        public int number;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && key.number == number
                    && Objects.equals(key.day, day)
                    && Objects.equals(key.itemId, itemId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(itemId, day, number);
        }
    }
}
