package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Racikan at signing: every check of Rawat's own rules runs on every ingredient, with the
 * ingredient's share of the dose, whether the amounts are of one piece or of all together.
 */
@Tag("quick")
@Order(72)
class CompoundSafetyIT {
    private static final int POWDERS = 12;

    /** The products, each with what of it goes into one powder and what of it is found. */
    private static final List<Ingredient> ALL =
            List.of(
                    new Ingredient("paracetamol 500 mg tablet", 400, "mg", ""),
                    new Ingredient("amoxicillin 250 mg kapsul", 50, "mg", "ALLERGY"),
                    new Ingredient("tramadol 50 mg kapsul", 5, "mg", "AGE"),
                    new Ingredient("ivermectin 12 mg tablet", 1, "mg", "WEIGHT"),
                    new Ingredient("cetirizine 10 mg tablet", 1, "mg", ""),
                    new Ingredient("loratadine 10 mg tablet", 1, "mg", ""),
                    new Ingredient("clarithromycin 250 mg tablet", 25, "mg", ""),
                    new Ingredient("simvastatin 10 mg tablet", 1, "mg", ""));

    private static Archive archive;
    private static Clinic clinic;
    private static Visitor doctor;
    private static String child;
    private static String write;

    private record Ingredient(String search, int each, String unit, String alone) {
        Map<String, Object> in(String method) {
            int amount = method.equals("DTD") ? each : each * POWDERS;
            return Map.of("product", product(search), "amount", amount + " " + unit);
        }
    }

    @BeforeAll
    static void aChildIsSeen() {
        archive = Archive.shared();
        clinic = Clinic.shared();
        child =
                created(
                        clinic.staff(),
                        "/people",
                        Map.of(
                                "name", "Anak Racikan",
                                "birthDate", "2021-10-01",
                                "sex", "MALE",
                                "weightKg", 14,
                                "allergies", "amoksisilin (ruam)"));
        JsonNode slots =
                clinic.staff()
                        .get("/doctors/" + clinic.person("other-doctor"))
                        .json()
                        .findValue("slots");
        String start = slots.path(0).path("startsAt").asText();
        String visit =
                created(
                        clinic.staff(),
                        "/appointments",
                        Map.of(
                                "patient",
                                child,
                                "doctor",
                                clinic.person("other-doctor"),
                                "start",
                                start,
                                "reason",
                                "Batuk pilek"));
        clinic.visitor("other-doctor")
                .post(
                        "/appointments/" + visit + "/confirm",
                        Map.of(
                                "version",
                                clinic.staff()
                                        .get("/appointments/" + visit)
                                        .json()
                                        .findValue("version")
                                        .asLong()));
        archive.moveClockTo(Instant.parse(start).plus(Duration.ofMinutes(1)));
        clinic.signInAgain();
        doctor = clinic.visitor("other-doctor");
        write = "/doctor/appointments/" + visit + "/prescription";
    }

    @AfterAll
    static void signInAgain() {
        clinic.signInAgain();
    }

    @Test
    void atSigningEveryCheckRunsOnEveryIngredientOfPowdersOfOneAmountEachAndOfOneAmountInAll() {
        for (String method : List.of("DTD", "NON_DTD")) {
            JsonNode draft = doctor.post(write, content(method, ALL)).json();
            String page = "/doctor/prescriptions/" + draft.path("id").asText();
            long version = draft.path("version").asLong();
            Visitor.Answer refused = doctor.post(page + "/sign", Map.of("version", version));
            assertThat(refused.status()).as(method + refused.body()).isEqualTo(422);
            assertThat(refused.body()).contains("reasons.0.code");

            JsonNode signed =
                    doctor.post(
                                    page + "/sign",
                                    Map.of(
                                            "version",
                                            version,
                                            "reasons",
                                            List.of(Map.of("alert", "each", "code", "MONITORED"))))
                            .json();
            assertThat(signed.path("status").asText()).isEqualTo("ACTIVE");
            List<JsonNode> kept = findings(doctor.get(page + "/checks").json());
            assertThat(kinds(kept))
                    .as(method)
                    .contains(
                            "AGE",
                            "ALLERGY",
                            "DUPLICATE_THERAPY",
                            "INTERACTION",
                            "MAXIMUM_DOSE",
                            "WEIGHT");
            // Four powders a day of 400 mg; all of it together would be 19,200 mg.
            assertThat(texts(kept, "MAXIMUM_DOSE"))
                    .as(method)
                    .anyMatch(it -> it.contains("Paracetamol") && it.contains("1600 mg"));
            assertThat(texts(kept, "INTERACTION"))
                    .as(method)
                    .anyMatch(it -> it.contains("simvastatin") || it.contains("statin"));
            doctor.post(
                    page + "/entered-in-error",
                    Map.of("version", signed.path("version").asLong(), "reason", "Contoh"));
        }
    }

    @Test
    void eachFindingIsOfItsIngredientAndGoesWithIt() {
        for (String method : List.of("DTD", "NON_DTD")) {
            for (Ingredient one : ALL) {
                List<JsonNode> found = checked(method, List.of(one));
                TreeSet<String> expected = new TreeSet<>();
                if (!one.alone().isEmpty()) {
                    expected.add(one.alone());
                } else if (one.search().startsWith("paracetamol")) {
                    expected.add("MAXIMUM_DOSE");
                } else if (one.search().startsWith("simvastatin")) {
                    continue;
                }
                assertThat(kinds(found)).as(method + " " + one).isEqualTo(expected);
            }
            assertThat(kinds(checked(method, ALL.subList(4, 6)))).contains("DUPLICATE_THERAPY");
            assertThat(kinds(checked(method, ALL.subList(4, 5))))
                    .doesNotContain("DUPLICATE_THERAPY");
            assertThat(kinds(checked(method, ALL.subList(6, 8)))).contains("INTERACTION");
            assertThat(kinds(checked(method, ALL.subList(6, 7)))).doesNotContain("INTERACTION");
        }
        // 250 mg four times a day are allowed at 14 kg, 250 mg in all twelve powders all the more.
        Ingredient right = new Ingredient("paracetamol 500 mg tablet", 250, "mg", "");
        assertThat(checked("DTD", List.of(right))).isEmpty();
        assertThat(checked("NON_DTD", List.of(right))).isEmpty();
    }

    @Test
    void anIngredientCountsTogetherWithWhatStandsBesideTheCompound() {
        Ingredient half = new Ingredient("paracetamol 500 mg tablet", 200, "mg", "");
        for (String method : List.of("DTD", "NON_DTD")) {
            Map<String, Object> both = new HashMap<>(content(method, List.of(half)));
            List<Object> items = new ArrayList<>((List<?>) both.get("items"));
            items.add(
                    Map.of(
                            "product",
                            product("paracetamol 500 mg tablet"),
                            "dosage",
                            "1x sehari 1 tablet",
                            "quantity",
                            5));
            assertThat(checked(method, List.of(half))).as(method).isEmpty();
            both.put("items", items);
            assertThat(texts(findings(doctor.post(write + "/checks", both).json()), "MAXIMUM_DOSE"))
                    .as(method)
                    .anyMatch(it -> it.contains("1300 mg"));
        }
    }

    private static List<JsonNode> checked(String method, List<Ingredient> ingredients) {
        Visitor.Answer answer = doctor.post(write + "/checks", content(method, ingredients));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return findings(answer.json());
    }

    private static Map<String, Object> content(String method, List<Ingredient> ingredients) {
        return Map.of(
                "diagnosis",
                "Batuk pilek",
                "items",
                List.of(
                        Map.of(
                                "kind",
                                "COMPOUND",
                                "make",
                                "PULVERES",
                                "method",
                                method,
                                "quantity",
                                POWDERS,
                                "dosage",
                                "4x sehari 1 bungkus",
                                "ingredients",
                                ingredients.stream().map(it -> it.in(method)).toList())));
    }

    /** What Rawat's own rules found. */
    private static List<JsonNode> findings(JsonNode review) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode source : review.path("sources")) {
            assertThat(source.path("failure").isNull()).as("%s", source).isTrue();
            source.path("alerts").forEach(alert -> found.add(alert.path("finding")));
        }
        return found;
    }

    private static TreeSet<String> kinds(List<JsonNode> findings) {
        TreeSet<String> kinds = new TreeSet<>();
        findings.forEach(it -> kinds.add(it.path("kind").asText()));
        return kinds;
    }

    private static List<String> texts(List<JsonNode> findings, String kind) {
        return findings.stream()
                .filter(it -> it.path("kind").asText().equals(kind))
                .map(it -> it.path("text").path("indonesian").asText())
                .toList();
    }

    private static String product(String search) {
        return doctor.get(
                        "/api/catalogue/search?prescribable=true&q="
                                + URLEncoder.encode(search, StandardCharsets.UTF_8))
                .json()
                .path(0)
                .path("id")
                .asText();
    }

    private static String created(Visitor who, String path, Map<String, Object> body) {
        Visitor.Answer answer = who.post(path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asText();
    }
}
