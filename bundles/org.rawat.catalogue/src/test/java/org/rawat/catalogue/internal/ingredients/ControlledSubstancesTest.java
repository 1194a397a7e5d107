package org.rawat.catalogue.internal.ingredients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.Ingredient;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductDetails;
import org.rawat.catalogue.internal.SeedProducts;

class ControlledSubstancesTest {
    private static final String ATC = "http://www.whocc.no/atc";

    private final ControlledSubstances substances = new ControlledSubstances();

    @Test
    void ofTheSeedWhatIsMarkedIsRecognisedAndNothingElse() {
        for (Product product : SeedProducts.all()) {
            ControlledKind marked = product.controlled();
            boolean listed =
                    marked == ControlledKind.NARCOTIC || marked == ControlledKind.PSYCHOTROPIC;
            assertThat(substances.of(named(product.name(), product.synonyms(), List.of())))
                    .as(product.label())
                    .isEqualTo(listed ? marked : ControlledKind.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Codeine phosphate, NARCOTIC",
        "KODEIN HCl 10 mg, NARCOTIC",
        "Paracetamol + Kodeina, NARCOTIC",
        "morfin sulfat, NARCOTIC",
        "Fentanyl-citrate, NARCOTIC",
        "Petidin, NARCOTIC",
        "Diazepam, PSYCHOTROPIC",
        "Fenobarbital natrium, PSYCHOTROPIC",
        "alprazolam/placebo, PSYCHOTROPIC",
        "Etil loflazepat, PSYCHOTROPIC",
        "Klordiazepoksid + klidinium bromida, PSYCHOTROPIC",
        "Diazepam + kodein, NARCOTIC"
    })
    void aNameThatHoldsOneIsOneWhateverSaltAndLanguage(String name, ControlledKind kind) {
        assertThat(substances.of(named(name, List.of(), List.of()))).isEqualTo(kind);
        assertThat(substances.of(named("Merek", List.of(name), List.of()))).isEqualTo(kind);
        assertThat(substances.of(named("Merek", List.of(), List.of(plain(name))))).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Apomorphine",
                "Dextromethorphan",
                "Naloxone",
                "Tramadol",
                "Carbamazepine",
                "Barbitalin",
                "Ethyl alcohol",
                "\u0000",
                "\ud800"
            })
    void aNameThatOnlySoundsSoIsNone(String name) {
        assertThat(substances.of(named(name, List.of(), List.of()))).isEqualTo(ControlledKind.NONE);
    }

    @Test
    void aCodeOfASubstanceTellsItWithoutItsName() {
        Ingredient coded = new Ingredient("Zat aktif", ATC, "N05BA01", null, null, null, null);
        Ingredient other =
                new Ingredient("Zat aktif", "urn:other", "N05BA01", null, null, null, null);
        assertThat(substances.of(named("Merek", List.of(), List.of(coded))))
                .isEqualTo(ControlledKind.PSYCHOTROPIC);
        assertThat(substances.of(named("Merek", List.of(), List.of(other))))
                .isEqualTo(ControlledKind.NONE);
    }

    @Test
    void whatIsSaidIsOnlyMadeStricter() {
        ProductDetails codeine = named("Kodein", List.of(), List.of());
        assertThat(substances.recognised(codeine).controlled()).isEqualTo(ControlledKind.NARCOTIC);
        ProductDetails precursor = named("Efedrin", List.of(), List.of());
        assertThat(substances.recognised(precursor)).isSameAs(precursor);
        assertThat(
                        ControlledSubstances.stricter(
                                ControlledKind.PSYCHOTROPIC, ControlledKind.PRECURSOR))
                .isEqualTo(ControlledKind.PSYCHOTROPIC);
    }

    @Test
    void everyNameAndEveryCodeStandsOnce() {
        Set<String> names = new HashSet<>();
        for (ControlledSubstances.Substance one : substances.all()) {
            assertThat(one.group()).matches("I|II|III|IV");
            for (String name : one.names()) {
                assertThat(names.add(name)).as(name).isTrue();
                assertThat(name).matches("[a-z]+( [a-z]+)*");
            }
        }
        assertThat(substances.all()).hasSizeGreaterThan(100);
    }

    private static Ingredient plain(String substance) {
        return new Ingredient(substance, null, null, null, null, null, null);
    }

    private static ProductDetails named(
            String name, List<String> synonyms, List<Ingredient> ingredients) {
        return new ProductDetails(
                "urn:test",
                "1",
                name,
                "tablet",
                "",
                "tablet",
                "skin",
                ControlledKind.NONE,
                null,
                null,
                synonyms,
                ingredients);
    }
}
