package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rawat.prescriptions.api.CompoundAmount;
import org.rawat.prescriptions.api.CompoundAmount.Portion;
import org.rawat.prescriptions.api.CompoundAmount.Unit;
import org.rawat.prescriptions.api.dosage.Fraction;

class AmountTextTest {
    private static final Medicine TABLET = Medicine.typed("X", "500 mg", "tablet", "tablet");

    @ParameterizedTest
    @CsvSource({
        "125 mg, EXACT, 125, MILLIGRAM",
        "125mg, EXACT, 125, MILLIGRAM",
        "'0,5 g', EXACT, 1/2, GRAM",
        "'0,125 mg', EXACT, 1/8, MILLIGRAM",
        "2.5 mg, EXACT, 5/2, MILLIGRAM",
        "50 mcg, EXACT, 50, MICROGRAM",
        "30 ml, EXACT, 30, MILLILITRE",
        "400 IU, EXACT, 400, INTERNATIONAL_UNIT",
        "1/2 tab, EXACT, 1/2, SOURCE_UNIT",
        "1/2 Tablet, EXACT, 1/2, SOURCE_UNIT",
        "\u00bd tab., EXACT, 1/2, SOURCE_UNIT",
        "1 1/2 tablet, EXACT, 3/2, SOURCE_UNIT",
        "1\u00bd tab, EXACT, 3/2, SOURCE_UNIT",
        "2 tab, EXACT, 2, SOURCE_UNIT",
        "ad 60 ml, UP_TO, 60, MILLILITRE",
        "ad 10 g, UP_TO, 10, GRAM"
    })
    void amountsAreReadAsDoctorsWriteThem(String text, Portion portion, String value, Unit unit) {
        assertThat(AmountText.read(text, TABLET))
                .contains(new CompoundAmount(portion, Fraction.parse(value), unit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q.s.", "qs", "QS", "secukupnya"})
    void asMuchAsIsNeededHasNoNumber(String text) {
        assertThat(AmountText.read(text, TABLET))
                .contains(new CompoundAmount(Portion.SUFFICIENT, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mg",
                "125",
                "1/2",
                "0,5",
                "1.000 mg",
                "1,250 mg",
                "-5 mg",
                "0 mg",
                "1/0 tab",
                "0/2 tab",
                "1e3 mg",
                "NaN mg",
                "Infinity mg",
                "\u0663 mg",
                "\uff15 mg",
                "5 mg 3 mg",
                "1 20 mg",
                "1 1,5 tab",
                "1/2 kapsul",
                "1/2 botol",
                "5 sendok",
                "ad 1/2 tab",
                "125 mg dan lain-lain",
                "99999999999 mg",
                "1 1/2 1/2 tab"
            })
    void whatIsNotCertainIsNotRead(String text) {
        assertThat(AmountText.read(text, TABLET)).isEmpty();
    }

    @Test
    void theWordForAPieceMustBeThatOfTheProduct() {
        Medicine capsule = Medicine.typed("X", "500 mg", "kapsul", "kapsul");

        assertThat(AmountText.read("1/2 kaps", capsule)).isPresent();
        assertThat(AmountText.read("1/2 tab", capsule)).isEmpty();
    }
}
