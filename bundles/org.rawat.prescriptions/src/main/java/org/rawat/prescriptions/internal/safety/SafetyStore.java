package org.rawat.prescriptions.internal.safety;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.prescriptions.api.OverrideCode;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.SafetyReason;
import org.rawat.prescriptions.api.SafetyReview;
import org.rawat.prescriptions.api.spi.SafetyKind;
import org.rawat.prescriptions.api.spi.SafetyKnowledge;

/** What was checked at each signing, and the doctors' reasons. Inside a unit of work only. */
@Component(service = SafetyStore.class)
public final class SafetyStore {
    private final EntityManager em;

    @Activate
    public SafetyStore(@Reference(target = "(osgi.unit.name=prescriptions)") EntityManager em) {
        this.em = em;
    }

    /** Keeps the review of a version that this unit has signed. */
    void keep(PrescriptionId id, int number, SafetyReview review, AccountId by) {
        String content = ReviewJson.write(review);
        update(
                """
                INSERT INTO prescriptions.prescription_checks
                       (prescription_id, number, checked_at, checked_by, question_sha256, content,
                        content_sha256)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                id.value(),
                number,
                review.at(),
                by.value(),
                review.hash(),
                content,
                SourceAnswer.sha256(content));
    }

    /** Keeps one reason. */
    void keep(
            PrescriptionId id,
            int number,
            PersonId doctor,
            SafetyReview.Source source,
            SafetyReview.Alert alert,
            SafetyReason reason,
            AccountId by,
            Instant at) {
        SafetyKnowledge knowledge = source.knowledge();
        update(
                """
                INSERT INTO prescriptions.prescription_overrides
                       (prescription_id, number, alert, doctor_id, account_id, at, source,
                        knowledge_version, knowledge_date, rule, kind, severity, finding, code,
                        reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id.value(),
                number,
                alert.id(),
                doctor.value(),
                by.value(),
                at,
                source.name(),
                knowledge == null ? "" : knowledge.version(),
                knowledge == null ? null : java.sql.Date.valueOf(knowledge.date()),
                alert.finding().rule(),
                alert.finding().kind().name(),
                alert.finding().severity().name(),
                alert.finding().text().indonesian(),
                reason.code().name(),
                reason.text());
    }

    /** What was checked when this version was signed. */
    Optional<SafetyReview> review(PrescriptionId id, int number) {
        return query(
                        """
                        SELECT content FROM prescriptions.prescription_checks
                         WHERE prescription_id = ? AND number = ?
                        """,
                        row -> ReviewJson.read(row.getString(1)),
                        id.value(),
                        number)
                .stream()
                .findFirst();
    }

    /** The reasons of one version. */
    List<SafetyReason> reasons(PrescriptionId id, int number) {
        return query(
                """
                SELECT alert, code, reason FROM prescriptions.prescription_overrides
                 WHERE prescription_id = ? AND number = ? ORDER BY alert
                """,
                row ->
                        new SafetyReason(
                                row.getString(1),
                                OverrideCode.valueOf(row.getString(2)),
                                row.getString(3)),
                id.value(),
                number);
    }

    /** How often which alert was signed in spite of, by whom and why, since then. */
    List<OverrideCount> counts(Instant since) {
        return query(
                """
                SELECT doctor_id, source, rule, kind, code, count(*)
                  FROM prescriptions.prescription_overrides
                 WHERE at >= ?
                 GROUP BY doctor_id, source, rule, kind, code
                 ORDER BY count(*) DESC, rule, doctor_id, code
                 LIMIT 1000
                """,
                row ->
                        new OverrideCount(
                                new PersonId(row.getObject(1, UUID.class)),
                                row.getString(2),
                                row.getString(3),
                                SafetyKind.valueOf(row.getString(4)),
                                OverrideCode.valueOf(row.getString(5)),
                                row.getLong(6)),
                since);
    }

    /** Reads one row of a result. */
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Row<T> row, @Nullable Object... parameters) {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                found.add(row.read(result));
            }
            return found;
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private void update(String sql, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = em.unwrap(Connection.class).prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            statement.setObject(
                    i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
        }
        return statement;
    }
}
