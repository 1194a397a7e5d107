package org.rawat.chat.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BodyRulesTest {
    @Test
    void aTextIsKeptInOneFormWithoutBlanksAroundIt() {
        assertThat(BodyRules.checked("  demam\r\nsejak kemarin\r \n"))
                .isEqualTo("demam\nsejak kemarin");
        assertThat(BodyRules.checked("e\u0301")).isEqualTo("\u00e9");
    }

    @Test
    void anythingThatPeopleWriteIsWelcome() {
        for (String text :
                List.of(
                        "halo dok \uD83D\uDE4F",
                        // Newer than this Java's Unicode.
                        new String(Character.toChars(0x1FAE8)),
                        "\u0627\u0644\u0633\u0644\u0627\u0645 \u200F\u0639\u0644\u064A\u0643\u0645",
                        "\u2068@Siti\u2069 sudah minum obat",
                        "a\tb")) {
            assertThat(BodyRules.checked(text)).isEqualTo(text);
        }
    }

    @Test
    void whatIsNoTextIsRefusedNamingTheField() {
        for (String text :
                List.of(
                        "a\u0000b",
                        "\ud800",
                        "\udc00x",
                        "\u0007",
                        "\u009b",
                        "\u007f",
                        "\uFFFE",
                        new String(Character.toChars(0x1FFFF)),
                        "\uFDD0")) {
            assertThatThrownBy(() -> BodyRules.checked(text))
                    .hasMessageContaining("field=body, code=characters");
        }
        for (String text : List.of("", " ", "\n\t ", "\u2003")) {
            assertThatThrownBy(() -> BodyRules.checked(text))
                    .hasMessageContaining("field=body, code=required");
        }
    }

    @Test
    void fourThousandCharactersAreEnoughWhateverTheyAre() {
        String emoji = "\uD83D\uDE4F";
        assertThat(BodyRules.checked(emoji.repeat(4_000))).hasSize(8_000);
        assertThatThrownBy(() -> BodyRules.checked(emoji.repeat(4_001)))
                .hasMessageContaining("field=body, code=too-long");
        assertThat(BodyRules.checked(" " + "x".repeat(4_000) + " ")).hasSize(4_000);
    }
}
