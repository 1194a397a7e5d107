package org.rawat.prescriptions.pdf.internal.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.prescriptions.api.PrescriptionId;

/** Codes and files. Whoever is second with one finds the first one's. */
@Component(service = PrintStore.class)
public final class PrintStore {
    private final EntityManager em;

    @Activate
    public PrintStore(@Reference(target = "(osgi.unit.name=prescriptions_pdf)") EntityManager em) {
        this.em = em;
    }

    public Optional<PrintCode> find(String code) {
        return Optional.ofNullable(em.find(CodeEntity.class, code)).map(CodeEntity::toCode);
    }

    public Optional<PrintCode> find(PrescriptionId prescription, int number) {
        return em
                .createQuery(
                        "SELECT c FROM CodeEntity c"
                                + " WHERE c.prescriptionId = ?1 AND c.number = ?2",
                        CodeEntity.class)
                .setParameter(1, prescription.value())
                .setParameter(2, number)
                .getResultList()
                .stream()
                .findFirst()
                .map(CodeEntity::toCode);
    }

    /** The code that was made last. */
    public Optional<PrintCode> newest() {
        return em
                .createQuery("SELECT c FROM CodeEntity c ORDER BY c.madeAt DESC", CodeEntity.class)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .map(CodeEntity::toCode);
    }

    /** Adds the code unless the version has one. */
    public void add(PrintCode code) {
        insert(
                "INSERT INTO prescriptions_pdf.codes (code, prescription_id, version_number,"
                        + " patient_id, fingerprint, made_at, seal) VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (prescription_id, version_number) DO NOTHING",
                code.code(),
                code.prescription().value(),
                code.number(),
                code.patient().value(),
                code.fingerprint(),
                code.madeAt(),
                code.seal());
    }

    public List<PrintFile> files(String code) {
        return em
                .createQuery(
                        "SELECT f FROM FileEntity f WHERE f.code = ?1 ORDER BY f.language",
                        FileEntity.class)
                .setParameter(1, code)
                .getResultList()
                .stream()
                .map(FileEntity::toFile)
                .toList();
    }

    public Optional<PrintFile> file(String code, String language) {
        return em
                .createQuery(
                        "SELECT f FROM FileEntity f WHERE f.code = ?1 AND f.language = ?2",
                        FileEntity.class)
                .setParameter(1, code)
                .setParameter(2, language)
                .getResultList()
                .stream()
                .findFirst()
                .map(FileEntity::toFile);
    }

    /** Adds the file unless there is one. */
    public void add(PrintFile file) {
        insert(
                "INSERT INTO prescriptions_pdf.files (code, language, content, content_sha256,"
                        + " made_at, seal) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                file.code(),
                file.language(),
                file.content(),
                file.sha256(),
                file.madeAt(),
                file.seal());
    }

    private void insert(String text, Object... values) {
        try (PreparedStatement statement = em.unwrap(Connection.class).prepareStatement(text)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                statement.setObject(
                        i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
