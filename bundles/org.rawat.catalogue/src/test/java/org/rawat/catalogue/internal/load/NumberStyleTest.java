package org.rawat.catalogue.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberStyleTest {
    @Test
    void rupiahAsTheyAreWritten() {
        NumberStyle style = NumberStyle.of(List.of("Rp 12.500,00", "1.250.000"));
        assertThat(style.parse("Rp 12.500,00")).contains(new BigDecimal("12500.00"));
        assertThat(style.parse("Rp. 7.500")).contains(new BigDecimal("7500"));
        assertThat(style.parse("IDR 500,-")).contains(new BigDecimal("500"));
        assertThat(style.parse("1500")).contains(new BigDecimal("1500"));
    }

    @Test
    void theColumnDecidesWhatOneNumberLeavesOpen() {
        assertThat(NumberStyle.of(List.of("12.5", "12.500")).parse("12.500"))
                .contains(new BigDecimal("12.500"));
        assertThat(NumberStyle.of(List.of("12,5", "12.500")).parse("12.500"))
                .contains(new BigDecimal("12500"));
        assertThat(NumberStyle.of(List.of("12.500")).parse("12.500"))
                .contains(new BigDecimal("12500"));
        assertThat(NumberStyle.of(List.of("1,250,000.00", "7,500")).parse("7,500"))
                .contains(new BigDecimal("7500"));
    }

    @Test
    void aColumnThatContradictsItselfIsNotGuessedAt() {
        NumberStyle style = NumberStyle.of(List.of("12,5", "13.75", "12.500"));
        assertThat(style.parse("12.500")).isEmpty();
        assertThat(style.parse("12,5")).contains(new BigDecimal("12.5"));
        assertThat(style.parse("13.75")).contains(new BigDecimal("13.75"));
    }

    @Test
    void whatIsNoNumberIsNone() {
        NumberStyle style = NumberStyle.of(List.of());
        for (String text :
                List.of(
                        "",
                        "-5",
                        "abc",
                        "1e9",
                        "NaN",
                        "١٢",
                        "1.2.3,4,5",
                        "12 500",
                        "0x10",
                        "1..2")) {
            assertThat(style.parse(text)).as(text).isEmpty();
        }
    }
}
