package org.rawat.catalogue.fhir.internal;

import static java.math.BigDecimal.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.Ingredient;
import org.rawat.catalogue.api.Ingredient.Per;
import org.rawat.catalogue.api.Ingredient.Unit;
import org.rawat.catalogue.api.Price;
import org.rawat.catalogue.api.spi.SourceMedicine;

class MedicineMapperTest {
    private final ObjectMapper json =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private final MedicineMapper mapper =
            new MedicineMapper(
                    URI.create("https://pharmacy.example/fhir"), "http://sys-ids.kemkes.go.id/kfa");

    @Test
    void aMedicationIsItsSubstancesWithTheirStrengthsAndThePharmacysNameIsFoundToo() {
        SourceMedicine medicine =
                medicine(
                        """
                        {'resourceType':'Medication','id':'7','status':'active',
                         'code':{'text':'Sanmol Plus','coding':[
                           {'system':'http://other.example','code':'x','display':'Other'},
                           {'system':'http://sys-ids.kemkes.go.id/kfa','code':'93001234',
                            'display':'Paracetamol 500 mg / Kafein 65 mg Tablet'}]},
                         'form':{'coding':[{'code':'BS066','display':'Tablet'}]},
                         'ingredient':[
                           {'itemCodeableConcept':{'coding':[{'display':'Paracetamol'}]},'isActive':true,
                            'strength':{'numerator':{'value':500,'unit':'mg'},'denominator':{'value':1,'unit':'Tablet'}}},
                           {'itemReference':{'display':'Kafein'},
                            'strength':{'numerator':{'value':65.0,'code':'mg'},'denominator':{'value':1}}},
                           {'itemCodeableConcept':{'text':'Amylum'},'isActive':false}]}
                        """);
        assertThat(medicine.codeSystem()).isEqualTo("http://sys-ids.kemkes.go.id/kfa");
        assertThat(medicine.code()).isEqualTo("93001234");
        assertThat(medicine.name()).isEqualTo("Paracetamol + Kafein");
        assertThat(medicine.strength()).isEqualTo("500 mg + 65 mg");
        assertThat(medicine.form()).isEqualTo("Tablet");
        assertThat(medicine.unit()).isEqualTo("Tablet");
        assertThat(medicine.synonyms())
                .containsExactly(
                        "Sanmol Plus", "Paracetamol 500 mg / Kafein 65 mg Tablet", "Other");
        assertThat(medicine.ingredients())
                .containsExactly(
                        new Ingredient(
                                "Paracetamol",
                                null,
                                null,
                                new BigDecimal(500),
                                Unit.MG,
                                ONE,
                                Per.UNIT),
                        new Ingredient(
                                "Kafein", null, null, new BigDecimal(65), Unit.MG, ONE, Per.UNIT));
        assertThat(medicine.active()).isTrue();
        assertThat(medicine.controlled()).isEqualTo(ControlledKind.NONE);
    }

    @Test
    void aBottleIsTheUnitOfWhatIsMeasured() {
        String syrup =
                """
                {'code':{'text':'Sirup'},'id':'1','form':{'text':'sirup'},
                 'amount':{'numerator':{'value':60,'unit':'mL'},'denominator':{'value':1,'unit':'botol'}}}
                """;
        assertThat(medicine(syrup).unit()).isEqualTo("botol 60 ml");
        assertThat(medicine(syrup.replace("'unit':'botol'", "'code':'x'")).unit())
                .isEqualTo("sirup");
        assertThat(medicine(syrup.replace("mL", "kapsul")).unit()).isEqualTo("kapsul");
        assertThat(medicine(syrup.replace("botol", "b".repeat(50))).unit()).isEqualTo("sirup");
        assertThat(medicine(syrup.replace("sirup", "s".repeat(60)).replace("60,", "0,")).unit())
                .hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void aMedicationKnowledgeSaysPriceAndLawToo() {
        String knowledge =
                """
                {'resourceType':'MedicationKnowledge','status':'inactive','id':'k',
                 'code':{'coding':[{'system':'urn:x','code':'1','display':'Codein 10 mg'}]},
                 'synonym':['Kodein'],'doseForm':{'text':'tablet'},
                 'packaging':{'type':{'text':'kotak'},'quantity':{'value':100,'unit':'tablet'}},
                 'cost':[{'cost':{'value':1500.50,'currency':'IDR'}}],
                 'regulatory':[{'schedule':[{'schedule':{'text':'Narkotika golongan III'}}]}]}
                """;
        SourceMedicine medicine = medicine(knowledge);
        assertThat(medicine.name()).isEqualTo("Codein 10 mg");
        assertThat(medicine.synonyms()).containsExactly("Kodein");
        assertThat(medicine.unit()).isEqualTo("tablet");
        assertThat(medicine.price()).isEqualTo(new Price(150_050, "IDR"));
        assertThat(medicine.controlled()).isEqualTo(ControlledKind.NARCOTIC);
        assertThat(medicine.active()).isFalse();
        assertThat(medicine(knowledge.replace("Narkotika", "Psychotropic")).controlled())
                .isEqualTo(ControlledKind.PSYCHOTROPIC);
        assertThat(medicine(knowledge.replace("Narkotika", "Prekursor")).controlled())
                .isEqualTo(ControlledKind.PRECURSOR);
    }

    @ParameterizedTest
    @CsvSource({
        "1500.501,IDR",
        "-1,IDR",
        "1,XXXX",
        "1,''",
        "'\"1\"',IDR",
        "1e400,IDR",
        "1e-400,IDR"
    })
    void aPriceThatIsNoneIsUnknown(String value, String currency) {
        assertThat(
                        medicine(
                                        "{'code':{'text':'x'},'id':'1','form':{'text':'tablet'},"
                                                + "'cost':[{'cost':{'value':"
                                                + value
                                                + ",'currency':'"
                                                + currency
                                                + "'}}]}")
                                .price())
                .isNull();
    }

    @Test
    void aCodeIsThePreferredOneElseAnyElseThePharmacysOwnId() {
        String resource =
                """
                {'code':{'text':'x','coding':[{'system':'urn:a','code':'1'},{'code':'no system'}]},
                 'identifier':[{'system':'http://sys-ids.kemkes.go.id/kfa','value':'93'}],
                 'id':'7','form':{'text':'tablet'}}
                """;
        assertThat(medicine(resource).code()).isEqualTo("93");
        assertThat(medicine(resource.replace("kemkes", "example")).code()).isEqualTo("1");
        String bare = "{'code':{'text':'x'},'id':'7','form':{'text':'tablet'}}";
        assertThat(medicine(bare).codeSystem()).isEqualTo("https://pharmacy.example/fhir");
        assertThat(medicine(bare).code()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'1','form':{'text':'tablet'}}",
                "{'id':'1','code':{'text':'x'}}",
                "{'code':{'text':'x'},'form':{'text':'tablet'}}",
                "{'id':1,'code':{'text':2},'form':{'text':[]}}",
                "{}"
            })
    void whatSaysTooLittleIsNoMedicine(String resource) {
        assertThat(read(resource)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'value':500,'unit':'mg'} | {'value':1,'unit':'tablet'} | 500 mg",
                "{'value':500,'unit':'mg'} | {} | 500 mg",
                "{'value':0.50,'unit':'mg'} | {'value':1.0} | 0,5 mg",
                "{'value':120,'code':'mg'} | {'value':5,'unit':'mL'} | 120 mg/5 ml",
                "{'value':100,'code':'ug'} | {'value':1,'code':'mL'} | 100 mcg/ml",
                "{'value':1000,'code':'[iU]'} | {'code':'mL'} | 1000 IU/ml",
                "{'value':25,'unit':'mcg','code':'ug'} | {'value':1,'code':'h'} | 25 mcg/jam",
                "{'value':1E+3,'unit':'mg'} | {} | 1000 mg",
                "{'value':500,'unit':'mg'} | {'value':2,'unit':'tablet'} | ''",
                "{'value':0,'unit':'mg'} | {} | ''",
                "{'value':-5,'unit':'mg'} | {} | ''",
                "{'value':5} | {} | ''",
                "{'value':'5','unit':'mg'} | {} | ''",
                "{'value':1e999999999,'unit':'mg'} | {} | ''",
                "{'value':1e-999999999,'unit':'mg'} | {} | ''",
                "{'unit':'mg'} | {} | ''"
            })
    void aStrengthIsWrittenAsOnALabel(String numerator, String denominator, String text) {
        String resource =
                "{'id':'1','code':{'text':'x'},'form':{'text':'tablet'},'ingredient':[{"
                        + "'itemCodeableConcept':{'text':'Zat'},'strength':{'numerator':"
                        + numerator
                        + ",'denominator':"
                        + denominator
                        + "}}]}";
        assertThat(medicine(resource).strength()).isEqualTo(text);
    }

    @Test
    void anIngredientsAmountIsTakenOnlyWhereItIsCertain() {
        String resource =
                """
                {'id':'1','code':{'text':'x'},'form':{'text':'sirup'},'ingredient':[
                  {'itemCodeableConcept':{'text':'Zat','coding':[{'system':'urn:s','code':'91'}]},
                   'strength':{'numerator':{'value':120,'unit':'mg'},'denominator':{'value':5,'code':'mL'}}}]}
                """;
        assertThat(medicine(resource).ingredients())
                .containsExactly(
                        new Ingredient(
                                "Zat",
                                "urn:s",
                                "91",
                                new BigDecimal(120),
                                Unit.MG,
                                new BigDecimal(5),
                                Per.ML));
        Ingredient unknown = new Ingredient("Zat", "urn:s", "91", null, null, null, null);
        for (String wrong : new String[] {"'unit':'bungkus'", "'value':0", "'value':-5"}) {
            String key = wrong.startsWith("'unit") ? "'unit':'mg'" : "'value':5";
            assertThat(medicine(resource.replace(key, wrong)).ingredients())
                    .containsExactly(unknown);
        }
        assertThat(medicine(resource.replace("mg", "%")).ingredients().get(0).per()).isNull();
        assertThat(medicine(resource.replace("Zat", "")).ingredients()).isEmpty();
    }

    private SourceMedicine medicine(String text) {
        return read(text).orElseThrow();
    }

    private Optional<SourceMedicine> read(String text) {
        try {
            JsonNode resource = json.readTree(text.replace('\'', '"'));
            return mapper.medicine(resource);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
