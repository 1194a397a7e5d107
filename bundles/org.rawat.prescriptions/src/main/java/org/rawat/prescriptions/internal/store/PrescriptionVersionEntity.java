package org.rawat.prescriptions.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One signed version, inserted once and never touched again. */
@Entity
@IdClass(PrescriptionVersionEntity.Key.class)
@Table(schema = "prescriptions", name = "prescription_versions")
public class PrescriptionVersionEntity {
    @Id
    @Column(name = "prescription_id")
    private UUID prescriptionId;

    @Id private int number;

    @Column(name = "signed_at")
    private OffsetDateTime signedAt;

    @Column(name = "signed_by")
    private UUID signedBy;

    @Column private @Nullable String reason;
    @Column private String content;

    @Column(name = "content_sha256")
    private String fingerprint;

    static PrescriptionVersionEntity of(StoredVersion version, UUID prescription, UUID by) {
        PrescriptionVersionEntity row = new PrescriptionVersionEntity();
        row.prescriptionId = prescription;
        row.number = version.number();
        row.signedAt = version.signedAt().atOffset(ZoneOffset.UTC);
        row.signedBy = by;
        row.reason = version.reason();
        row.content = version.content();
        row.fingerprint = version.fingerprint();
        return row;
    }

    UUID prescriptionId() {
        return prescriptionId;
    }

    int number() {
        return number;
    }

    StoredVersion toVersion() {
        return new StoredVersion(number, signedAt.toInstant(), reason, content, fingerprint);
    }

    /** What names a version. */
    public static final class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        public @Nullable UUID prescriptionId;
        public int number;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && key.number == number
                    && Objects.equals(key.prescriptionId, prescriptionId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(prescriptionId, number);
        }
    }
}
