package org.rawat.audit.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.audit.api.AuditEntry.Outcome;
import org.rawat.audit.api.AuditRecord;

class CanonicalFormTest {
    private static final UUID ID = UUID.fromString("01930000-0000-7000-8000-000000000001");
    private static final PersonId ONE =
            new PersonId(UUID.fromString("01930000-0000-7000-8000-000000000002"));
    private static final PersonId OTHER =
            new PersonId(UUID.fromString("01930000-0000-7000-8000-000000000003"));

    @Test
    void theFormNeverChangesBecauseOldRecordsAreProvenByIt() {
        String text =
                text(
                        record(
                                "prescription.read",
                                "p",
                                "ä",
                                Set.of(OTHER, ONE),
                                Map.of("b", "2", "a", "1")));

        assertThat(text)
                .isEqualTo(
                        """
                        rawat audit record 1
                        id 36 01930000-0000-7000-8000-000000000001
                        at 20 2026-11-02T01:00:00Z
                        actor-kind 7 CONSOLE
                        actor-name 12 console:rita
                        actor-account -
                        actor-person -
                        action 17 prescription.read
                        outcome 7 SUCCESS
                        person 36 01930000-0000-7000-8000-000000000002
                        person 36 01930000-0000-7000-8000-000000000003
                        object-type 1 p
                        object-id 2 ä
                        detail-key 1 a
                        detail-value 1 1
                        detail-key 1 b
                        detail-value 1 2
                        """);
    }

    @Test
    void twoRecordsNeverShareATextHoweverTheirValuesAreCut() {
        assertThat(text(record("a", "x\nobject-id 1 y", null, Set.of(), Map.of())))
                .isNotEqualTo(text(record("a", "x", "y", Set.of(), Map.of())));
        assertThat(text(record("a", null, "-", Set.of(), Map.of())))
                .isNotEqualTo(text(record("a", "-", null, Set.of(), Map.of())));
        assertThat(text(record("a", null, null, Set.of(), Map.of())))
                .isNotEqualTo(text(record("a", "-", null, Set.of(), Map.of())));
    }

    private static String text(AuditRecord record) {
        return new String(CanonicalForm.of(record), UTF_8);
    }

    private static AuditRecord record(
            String action,
            String objectType,
            String objectId,
            Set<PersonId> persons,
            Map<String, String> detail) {
        return new AuditRecord(
                null,
                ID,
                Instant.parse("2026-11-02T01:00:00Z"),
                Actor.Kind.CONSOLE,
                "console:rita",
                null,
                null,
                action,
                Outcome.SUCCESS,
                persons,
                objectType,
                objectId,
                detail);
    }
}
