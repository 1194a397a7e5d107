package org.rawat.catalogue.internal.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rawat.api.ClientKey;
import org.rawat.catalogue.api.ImportId;
import org.rawat.catalogue.api.ImportProducts;

/** Files that wait to be loaded, and what their columns were. Inside a unit of work only. */
public final class UploadStore {
    private final Sql sql;

    public UploadStore(EntityManager manager) {
        this.sql = new Sql(manager);
    }

    /** Keeps a file unless the key brought one before; the id is that of the one that is kept. */
    public ImportId insert(
            ImportId id, String actor, ClientKey key, ImportProducts file, Instant now) {
        sql.update(
                """
                INSERT INTO catalogue.uploads
                       (id, actor, client_key, file_name, content, code_system, category,
                        uploaded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (actor, client_key) DO NOTHING
                """,
                id.value(),
                actor,
                key.value(),
                file.fileName(),
                file.content(),
                file.codeSystem(),
                file.category(),
                now);
        return sql.one(
                        "SELECT id FROM catalogue.uploads WHERE actor = ? AND client_key = ?",
                        row -> new ImportId(row.getObject(1, UUID.class)),
                        actor,
                        key.value())
                .orElseThrow();
    }

    /** The file, as long as it is not loaded. */
    public Optional<ImportProducts> find(ImportId id) {
        return sql.one(
                """
                SELECT file_name, content, code_system, category FROM catalogue.uploads
                 WHERE id = ? AND content IS NOT NULL
                """,
                row ->
                        new ImportProducts(
                                row.getString(1),
                                row.getBytes(2),
                                row.getString(3),
                                row.getString(4)),
                id.value());
    }

    /** Somebody has started to load it. */
    public void started(ImportId id, Instant now) {
        sql.update("UPDATE catalogue.uploads SET started_at = ? WHERE id = ?", now, id.value());
    }

    /** Whether somebody has ever started to load it. */
    public boolean wasStarted(ImportId id) {
        return sql.one(
                        "SELECT started_at IS NOT NULL FROM catalogue.uploads WHERE id = ?",
                        row -> row.getBoolean(1),
                        id.value())
                .orElse(false);
    }

    /** The file's name, loaded or not. */
    public Optional<String> fileName(ImportId id) {
        return sql.one(
                "SELECT file_name FROM catalogue.uploads WHERE id = ?",
                row -> row.getString(1),
                id.value());
    }

    /** It is loaded: its content is not needed any more. */
    public void loaded(ImportId id) {
        sql.update("UPDATE catalogue.uploads SET content = NULL WHERE id = ?", id.value());
    }

    /** Forgets what was brought before that time. */
    public void forget(Instant before) {
        sql.update("DELETE FROM catalogue.uploads WHERE uploaded_at < ?", before);
    }

    /** What the columns of such a header were said to be. */
    public Optional<List<String>> mapping(String headersSha256) {
        return sql.one(
                "SELECT fields FROM catalogue.mappings WHERE headers_sha256 = ?",
                row -> List.of(row.getString(1).split("\n")),
                headersSha256);
    }

    public void remember(String headersSha256, List<String> fields, Instant now) {
        sql.update(
                """
                INSERT INTO catalogue.mappings (headers_sha256, fields, changed_at)
                VALUES (?, ?, ?)
                ON CONFLICT (headers_sha256) DO UPDATE
                   SET fields = excluded.fields, changed_at = excluded.changed_at
                """,
                headersSha256,
                String.join("\n", fields),
                now);
    }
}
