package org.rawat.prescriptions.pdf.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One file, inserted once and never touched again. */
@Entity
@IdClass(FileEntity.Key.class)
@Table(schema = "prescriptions_pdf", name = "files")
public class FileEntity {
    @Id private String code;
    @Id private String language;
    @Column private byte[] content;

    @Column(name = "content_sha256")
    private String sha256;

    @Column(name = "made_at")
    private OffsetDateTime madeAt;

    @Column private String seal;

    PrintFile toFile() {
        return new PrintFile(code, language, content, sha256, madeAt.toInstant(), seal);
    }

    /** What names a file. */
    public static final class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        public @Nullable String code;
        public @Nullable String language;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && Objects.equals(key.code, code)
                    && Objects.equals(key.language, language);
        }

        @Override
        public int hashCode() {
            return Objects.hash(code, language);
        }
    }
}
