package org.rawat.catalogue.internal.ingredients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rawat.catalogue.api.Ingredient;

class IngredientsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Paracetamol | tablet | 500 mg | Paracetamol 500 mg",
                "Amoxicillin + Clavulanic acid | tablet | 500 mg + 125 mg"
                        + " | Amoxicillin 500 mg; Clavulanic acid 125 mg",
                "Sulfamethoxazole/Trimethoprim | tablet | 400 mg/80 mg"
                        + " | Sulfamethoxazole 400 mg; Trimethoprim 80 mg",
                "Amoxicillin and clavulanic acid | tablet | 500/125 mg"
                        + " | Amoxicillin 500 mg; Clavulanic acid 125 mg",
                "Paracetamol | sirup | 125 mg/5 ml | Paracetamol 125 mg/5 ml",
                "Amoxicillin + clavulanic acid | sirup kering | 125 mg + 31,25 mg/5 ml"
                        + " | Amoxicillin 125 mg/5 ml; Clavulanic acid 31,25 mg/5 ml",
                "Lactulose | sirup | 3,335 g/5 ml | Lactulose 3,335 g/5 ml",
                "Nystatin | tetes oral | 100.000 IU/ml | Nystatin 100000 IU/ml",
                "Benzathine benzylpenicillin | serbuk injeksi | 1,2 juta IU"
                        + " | Benzathine benzylpenicillin 1200000 IU",
                "Dexamethasone + neomycin + polymyxin B | tetes mata | 0,1 % + 0,35 % + 6.000 IU/ml"
                        + " | Dexamethasone 0,1 %; Neomycin 0,35 %; Polymyxin B 6000 IU/ml",
                "Fentanyl | patch transdermal | 25 mcg/jam | Fentanyl 25 mcg/jam",
                "Budesonide + formoterol | inhaler | 80 mcg + 4,5 mcg/dosis"
                        + " | Budesonide 80 mcg/dosis; Formoterol 4,5 mcg/dosis",
                "Lidocaine + epinephrine | injeksi | 20 mg/ml + 12,5 mcg/ml"
                        + " | Lidocaine 20 mg/ml; Epinephrine 12,5 mcg/ml",
                "Heparin | gel | 20.000 IU/100 g | Heparin 20000 IU/100 g",
                "Aciclovir | salep | 50 mg/1 g | Aciclovir 50 mg/g",
                "A1-drug + beta | kapsul | 50 mg/1 g | A1-drug 50 mg; Beta 1 g",
                "Parasetamol 500 mg tablet | tablet | '' | Parasetamol 500 mg",
                "Insulin aspart biphasic 30/70 | injeksi | 100 IU/ml"
                        + " | Insulin aspart biphasic 30/70 100 IU/ml",
                "Natrium diklofenak | tablet | 0.125 mg | Natrium diklofenak 0,125 mg",
            })
    void nameAndStrengthSayWhatIsInIt(String name, String form, String strength, String expected) {
        assertThat(derived(name, form, strength)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a number that could be two
                "Paracetamol | tablet | 1.000 mg | Paracetamol",
                "Paracetamol | tablet | 1,125 mg | Paracetamol",
                // fewer or more amounts than substances
                "Kaolin + pectin | suspensi oral | '' | Kaolin; Pectin",
                "Amoxicillin + clavulanic acid | tablet | 625 mg | Amoxicillin; Clavulanic acid",
                "Amoxicillin + clavulanic acid | tablet | 1 mg + 2 mg + 3 mg"
                        + " | Amoxicillin; Clavulanic acid",
                // the substances themselves are not certain
                "Co-amoxiclav | tablet | 500 mg + 125 mg | ''",
                "Amoxicillin/clavulanic acid | tablet | 625 mg | ''",
                "Besi dan vitamin | tablet | '' | ''",
                // in how much is not said
                "Paracetamol | sirup | 125 mg | Paracetamol",
                "Salbutamol | inhaler | 100 mcg | Salbutamol",
                "Mixed + other | sirup | 100 mg/5 ml + 20 mg | Mixed; Other",
                // a volume is no amount of a substance
                "Oral rehydration salts | serbuk oral | 200 ml | Oral rehydration salts",
                "Vitamin B complex | tablet | '' | Vitamin B complex",
                "Rubbish | tablet | 5 xyz/// | Rubbish",
                "Zero | tablet | 0 mg | Zero",
                "Endless | tablet | 99999999999999999999999999 mg | Endless",
            })
    void whatIsNotCertainIsLeftOut(String name, String form, String strength, String expected) {
        assertThat(derived(name, form, strength)).isEqualTo(expected);
    }

    @Test
    void whatWasEnteredIsWrittenSoThatItIsReadTheSame() {
        String text =
                "Amoxicillin 500 mg + Clavulanic acid 125 mg [91000101]\n"
                        + "Vitamin B12 1.125,5 mcg; Levodopa 1,1250 mg | Air";
        assertThat(IngredientText.read(text, "urn:test")).isEmpty();
        List<Ingredient> read =
                IngredientText.read(text.replace("1.125,5", "50"), "urn:test").orElseThrow();
        assertThat(read)
                .extracting(Ingredient::substance)
                .containsExactly(
                        "Amoxicillin", "Clavulanic acid", "Vitamin B12", "Levodopa", "Air");
        assertThat(read.get(1).codeSystem()).isEqualTo("urn:test");
        assertThat(read.get(3).amount()).isEqualByComparingTo("1.125");
        assertThat(IngredientText.read(IngredientText.write(read), "urn:other")).hasValue(read);
    }

    @Test
    void whatCannotBeUnderstoodIsNotTaken() {
        for (String text : List.of("5 mg", "X 1.000 mg", "X 5 mg [a b c]", "X -5 mg", "[a]")) {
            assertThat(IngredientText.read(text, "urn:test")).as(text).isEmpty();
        }
        assertThat(IngredientText.read(" \n ; ", "urn:test")).hasValue(List.of());
    }

    @Test
    void halvesAndPartsOfAMillilitreAreExact() {
        Ingredient one = IngredientText.read("X 31,25 mg/5 ml", "urn:x").orElseThrow().get(0);
        assertThat(one.amountPerOne()).hasValue(new java.math.BigDecimal("6.25"));
        assertThat(Ingredient.of("X").amountPerOne()).isEmpty();
    }

    private static String derived(String name, String form, String strength) {
        return Derivation.of(name, form, strength).stream()
                .map(one -> (one.substance() + " " + one.strength()).strip())
                .collect(Collectors.joining("; "));
    }
}
