package org.rawat.audit.internal.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.audit.api.AuditEntry;
import org.rawat.audit.api.AuditRecord;
import org.rawat.audit.internal.ChainRow.Written;

/** How a record lies in its row. */
final class RecordRows {
    /** The columns of a record {@code r}, in the order in which they are read. */
    static final String COLUMNS =
            "r.id, r.at, r.actor_kind, r.actor_name, r.actor_account, r.actor_person, r.action,"
                    + " r.outcome, r.persons, r.object_type, r.object_id, r.detail::text, r.code";

    static final String INSERT =
            "INSERT INTO audit.records (id, at, actor_kind, actor_name, actor_account,"
                    + " actor_person, action, outcome, persons, object_type, object_id, detail,"
                    + " code) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)";

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(MapperFeature.ALLOW_COERCION_OF_SCALARS).build();
    private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

    private RecordRows() {}

    static void insert(Sql.Parameters parameters, AuditRecord it, byte[] code) throws SQLException {
        AccountId account = it.actorAccount();
        PersonId person = it.actorPerson();
        parameters
                .add(it.id())
                .add(it.at().atOffset(ZoneOffset.UTC))
                .add(it.actorKind().name())
                .add(it.actorName())
                .add(account == null ? null : account.value())
                .add(person == null ? null : person.value())
                .add(it.action())
                .add(it.outcome().name())
                .addUuids(it.persons().stream().map(PersonId::value).sorted().toArray())
                .add(it.objectType())
                .add(it.objectId())
                .add(json(it.detail()))
                .add(code);
    }

    /** Reads a record whose columns begin at this one, or null when an outer join found none. */
    static @Nullable Written read(ResultSet row, int first, @Nullable Long number)
            throws SQLException {
        UUID id = row.getObject(first, UUID.class);
        return id == null
                ? null
                : new Written(id, content(row, first, number, id), row.getBytes(first + 12));
    }

    // Whoever tampers with a row does not keep to its form: that must end in a finding, not in an
    // exception.
    private static @Nullable AuditRecord content(
            ResultSet row, int first, @Nullable Long number, UUID id) throws SQLException {
        try {
            UUID account = row.getObject(first + 4, UUID.class);
            UUID person = row.getObject(first + 5, UUID.class);
            return new AuditRecord(
                    number,
                    id,
                    row.getObject(first + 1, OffsetDateTime.class).toInstant(),
                    Actor.Kind.valueOf(row.getString(first + 2)),
                    row.getString(first + 3),
                    account == null ? null : new AccountId(account),
                    person == null ? null : new PersonId(person),
                    row.getString(first + 6),
                    AuditEntry.Outcome.valueOf(row.getString(first + 7)),
                    persons((Object[]) row.getArray(first + 8).getArray()),
                    row.getString(first + 9),
                    row.getString(first + 10),
                    JSON.readValue(row.getString(first + 11), DETAIL));
        } catch (RuntimeException | JsonProcessingException e) {
            return null;
        }
    }

    private static Set<PersonId> persons(Object[] ids) {
        Set<PersonId> persons =
                Arrays.stream(ids)
                        .map(id -> new PersonId((UUID) id))
                        .collect(Collectors.toUnmodifiableSet());
        Object[] written = persons.stream().map(PersonId::value).sorted().toArray();
        if (!Arrays.equals(ids, written)) {
            throw new IllegalArgumentException("written in order and each once");
        }
        return persons;
    }

    private static String json(Map<String, String> detail) {
        try {
            return JSON.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }
}
