package org.rawat.audit.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.FieldProblem;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.audit.api.AuditEntry.Outcome;
import org.rawat.audit.api.AuditQuery;
import org.rawat.audit.api.AuditRecord;
import org.rawat.audit.api.AuditTrail;
import org.rawat.audit.api.AuditVerification;
import org.rawat.web.api.Form;
import org.rawat.web.api.View;

class AuditPagesTest {
    private static final PersonId PATIENT = person(1);
    private static final PersonId CHILD = person(2);
    private static final PersonId DOCTOR = person(3);
    private static final UUID NEXT = UUID.fromString("01930000-0000-7000-8000-00000000000f");

    private final OneRecord trail = new OneRecord();
    private final Names names = persons -> Map.of(DOCTOR, "dr. Siti", CHILD, "Adi");

    @Test
    void whatIsLookedForReachesTheTrailInTheReadersZoneAndGoesAlongToTheNextPage() {
        View view =
                new AuditResource(trail, names)
                        .search(
                                actor(Role.ADMINISTRATOR, Set.of()),
                                form(
                                        Map.of(
                                                "person", PATIENT.toString(),
                                                "account", "",
                                                "action", "prescription",
                                                "outcome", "SUCCESS",
                                                "from", "2026-11-01",
                                                "until", "2026-11-02")));

        assertThat(trail.asked)
                .isEqualTo(
                        new AuditQuery(
                                PATIENT,
                                null,
                                "prescription",
                                Outcome.SUCCESS,
                                Instant.parse("2026-10-31T17:00:00Z"),
                                Instant.parse("2026-11-02T17:00:00Z")));
        assertThat(view.page().get("more"))
                .isEqualTo(
                        "/admin/audit?after=%s&person=%s&action=prescription&outcome=SUCCESS&from=2026-11-01&until=2026-11-02"
                                .formatted(NEXT, PATIENT));
        assertThat(view.shows()).containsExactly(PATIENT);
        Row row = (Row) ((List<?>) view.page().get("rows")).get(0);
        assertThat(row.by()).isEqualTo("dr. Siti");
        assertThat(row.words()).isEqualTo("action.prescription.read");
        assertThat(row.persons())
                .containsExactly(new Row.Named(PATIENT.toString(), PATIENT.toString()));
    }

    @Test
    void everyWrongFilterIsNamedAndNothingIsLookedFor() {
        assertThatThrownBy(
                        () ->
                                new AuditResource(trail, names)
                                        .search(
                                                actor(Role.ADMINISTRATOR, Set.of()),
                                                form(
                                                        Map.of(
                                                                "person", "x",
                                                                "outcome", "MAYBE",
                                                                "from", "yesterday",
                                                                "evil", "1"))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.fields())
                                        .extracting(FieldProblem::field)
                                        .containsExactlyInAnyOrder(
                                                "person", "outcome", "from", "evil"));
        assertThat(trail.asked).isNull();
    }

    @Test
    void aParentSeesTheAccessesToAChildsRecordWithoutTheClinicsInnerIds() {
        View view =
                new AccessResource(trail, names)
                        .accesses(
                                actor(Role.PATIENT, Set.of(CHILD)),
                                form(Map.of("person", CHILD.toString())));

        assertThat(trail.askedFor).isEqualTo(CHILD);
        assertThat(view.shows()).containsExactly(CHILD);
        assertThat(view.body())
                .isEqualTo(
                        new Page<>(
                                List.of(
                                        new AccessResource.Access(
                                                Instant.EPOCH,
                                                "dr. Siti",
                                                "ACCOUNT",
                                                "prescription.read",
                                                "action.prescription.read",
                                                "SUCCESS")),
                                NEXT.toString()));
        assertThat(view.page().get("children"))
                .isEqualTo(List.of(new Row.Named(CHILD.toString(), "Adi")));
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(keys("/messages/messages_en.properties"))
                .isEqualTo(keys("/messages/messages.properties"));
    }

    private static Set<String> keys(String file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = AuditPagesTest.class.getResourceAsStream(file)) {
            properties.load(in);
        }
        return properties.stringPropertyNames();
    }

    private static Form form(Map<String, Object> values) {
        return Form.of(values, true, null);
    }

    private static PersonId person(int number) {
        return new PersonId(UUID.fromString("01930000-0000-7000-8000-00000000000" + number));
    }

    private static Actor actor(Role role, Set<PersonId> actsFor) {
        return new Actor(
                Actor.Kind.ACCOUNT,
                "account:1",
                new AccountId(new UUID(0, 1)),
                PATIENT,
                Set.of(role),
                actsFor,
                Locale.ENGLISH,
                ZoneId.of("Asia/Jakarta"));
    }

    /** Finds one record whatever is asked, and remembers what that was. */
    private static final class OneRecord implements AuditTrail {
        private AuditQuery asked;
        private PersonId askedFor;

        @Override
        public Page<AuditRecord> search(Actor actor, AuditQuery query, String after, int limit) {
            asked = query;
            return found(PATIENT);
        }

        @Override
        public Page<AuditRecord> accesses(Actor actor, PersonId person, String after, int limit) {
            askedFor = person;
            return found(person);
        }

        private static Page<AuditRecord> found(PersonId person) {
            return new Page<>(
                    List.of(
                            new AuditRecord(
                                    7L,
                                    NEXT,
                                    Instant.EPOCH,
                                    Actor.Kind.ACCOUNT,
                                    "account:3",
                                    new AccountId(new UUID(0, 3)),
                                    DOCTOR,
                                    "prescription.read",
                                    Outcome.SUCCESS,
                                    Set.of(person),
                                    "prescription",
                                    "p",
                                    Map.of())),
                    NEXT.toString());
        }

        @Override
        public AuditVerification verify(Actor actor) {
            throw new UnsupportedOperationException();
        }
    }
}
