package org.rawat.prescriptions.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.prescriptions.api.spi.SafetyAnswer;
import org.rawat.prescriptions.api.spi.SafetyQuestion;
import org.rawat.prescriptions.rules.internal.load.BrokenRow;
import org.rawat.prescriptions.rules.internal.load.RuleKind;
import org.rawat.sdk.testkit.TestDatabase;

class RuleSetsTest {
    private static final Actor ADMINISTRATOR = actor(Role.ADMINISTRATOR);
    private static final String INTERACTIONS =
            "a,b,severity,route,effect_id,effect_en,advice_id,advice_en,source\n";

    private static TestDatabase db;
    private static RuleSets rules;

    @BeforeAll
    static void start() {
        db = TestDatabase.with("rules");
        rules = sets();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        rules.stop();
        db.close();
    }

    @Test
    void ourOwnRulesGoThroughTheClinicsDoorWithoutABrokenRowAndOnce() throws InterruptedException {
        List<ImportReport> shipped =
                rules.imports(ADMINISTRATOR).stream()
                        .filter(it -> it.origin() == Origin.SHIPPED)
                        .toList();
        assertThat(shipped).extracting(ImportReport::kind).contains(RuleKind.values());
        assertThat(shipped).allSatisfy(it -> assertThat(it.brokenRows()).isZero());
        int before = rules.count(ADMINISTRATOR, Origin.SHIPPED);
        RuleSets again = sets();
        assertThat(again.count(ADMINISTRATOR, Origin.SHIPPED)).isEqualTo(before);
        assertThat(
                        again.imports(ADMINISTRATOR).stream()
                                .filter(it -> it.origin() == Origin.SHIPPED))
                .hasSameSizeAs(shipped);
        again.stop();
    }

    @Test
    void aClinicsRuleTakesThePlaceOfAShippedOneOfTheSameSubject() {
        assertThat(severities("amlodipine 5x1", "simvastatin 20x1")).containsExactly("MODERATE");
        ImportReport report =
                load(INTERACTIONS + "simvastatin,amlodipine,severe,,e,e,a,a,Our protocol\n");
        assertThat(report.inserted()).isEqualTo(1);
        assertThat(severities("amlodipine 5x1", "simvastatin 20x1")).containsExactly("SEVERE");
        assertThat(load(INTERACTIONS + "simvastatin,amlodipine,none,,e,e,a,a,Ours\n").changed())
                .isEqualTo(1);
        assertThat(severities("amlodipine 5x1", "simvastatin 20x1")).isEmpty();
    }

    @Test
    void aClinicAddsSubstancesOfItsOwn() {
        load("substance,name,synonyms,classes,source\nbrandol,brandol,Brandol Forte,nsaid,Ours\n");
        assertThat(severities("Brandol Forte", "warfarin 2x1")).containsExactly("SEVERE");
    }

    @Test
    void aRuleOfSomethingUnknownIsReportedByItsLine() {
        ImportReport report =
                load(
                        INTERACTIONS
                                + "warfarin,unheard-of,severe,,e,e,a,a,Ours\n"
                                + "warfarin,class:unheard-of,severe,,e,e,a,a,Ours\n");
        assertThat(report.inserted()).isZero();
        ImportReport kept = rules.report(ADMINISTRATOR, report.id());
        assertThat(kept.broken()).extracting(BrokenRow::line).containsExactly(2L, 3L);
        assertThat(kept.broken().get(0).problems().get(0).code()).isEqualTo("unknown-subject");
        assertThat(db.audit().actions()).contains("prescription.rules.import");
    }

    @Test
    void aDoubleTapLoadsOnceAndTheKnowledgeSaysThatItIsAnother() {
        ClientKey key = new ClientKey(UUID.randomUUID());
        byte[] file =
                (INTERACTIONS + "paracetamol,caffeine,minor,,e,e,a,a,Ours\n")
                        .getBytes(StandardCharsets.UTF_8);
        String before = rules.knowledge().orElseThrow().state().version();
        db.clock().advance(Duration.ofSeconds(1));
        ImportReport first = rules.load(ADMINISTRATOR, "x.csv", file, key);
        assertThat(rules.load(ADMINISTRATOR, "x.csv", file, key).id()).isEqualTo(first.id());
        assertThat(rules.knowledge().orElseThrow().state().version()).isNotEqualTo(before);
    }

    @Test
    void onlyAnAdministratorLoadsAndLooks() {
        for (Role role : List.of(Role.DOCTOR, Role.STAFF, Role.PATIENT)) {
            Actor other = actor(role);
            assertThatThrownBy(
                            () ->
                                    rules.load(
                                            other,
                                            "x.csv",
                                            new byte[0],
                                            new ClientKey(UUID.randomUUID())))
                    .isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> rules.imports(other)).isInstanceOf(ProblemException.class);
        }
    }

    private static List<String> severities(String proposed, String active) {
        SafetyQuestion question =
                new SafetyQuestion(
                        Question.patient("40y m 60kg", ""),
                        Question.TODAY,
                        Question.medicines("p", proposed),
                        Question.medicines("a", active));
        SafetyAnswer answer = new RuleCheck(rules).check(question, Duration.ofSeconds(1));
        return ((SafetyAnswer.Checked) answer)
                .findings().stream().map(it -> it.severity().name()).toList();
    }

    private static ImportReport load(String text) {
        return rules.load(
                ADMINISTRATOR,
                "ours.csv",
                text.getBytes(StandardCharsets.UTF_8),
                new ClientKey(UUID.randomUUID()));
    }

    private static RuleSets sets() {
        RuleSets made =
                new RuleSets(db.entityManager("rules"), db.unitOfWork(), db.audit(), db.clock());
        await(() -> made.knowledge().isPresent());
        return made;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static Actor actor(Role role) {
        UUID id = UUID.randomUUID();
        return new Actor(
                Actor.Kind.ACCOUNT,
                id.toString(),
                new AccountId(id),
                new PersonId(id),
                Set.of(role),
                Set.of(),
                Locale.ENGLISH,
                ZoneId.of("Asia/Jakarta"));
    }
}
