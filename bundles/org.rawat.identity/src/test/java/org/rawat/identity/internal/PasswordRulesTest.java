package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rawat.api.FieldProblem;

class PasswordRulesTest {
    private static final List<String> AYU =
            Arrays.asList("Ayu Lestari", "ayu.lestari@example.org", "+6281234567890", null);

    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kebun teh di lereng",
                "xk3Wq9!zPd",
                "  spaces around  ",
                "日本語のパスワード",
                "🐘🌋🛶🥥🦎🌺🐢🦚",
                "lestarikan hutan kita"
            })
    void anythingLongEnoughAndUncommonWillDo(String password) {
        assertThat(rules.check("password", password, AYU)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "short77, password-short",
        "password1, password-common",
        "Password2026!, password-common",
        "qwertyuiop, password-common",
        "12345678, password-common",
        "aaaaaaaaaaaa, password-common",
        "bismillah123, password-common",
        "RAHASIA1, password-common",
        "rawat2026, password-common",
        "lestari99, password-personal",
        "Ayu.Lestari1, password-personal",
        "081234567890, password-personal",
    })
    void whatIsEasilyGuessedIsRefused(String password, String code) {
        assertThat(rules.check("password", password, AYU)).map(FieldProblem::code).contains(code);
    }

    @Test
    void lengthIsCountedInCharactersAndNothingIsCutOff() {
        assertThat(rules.check("password", "🐘🌋🛶🥥🦎🌺🐢", AYU))
                .map(FieldProblem::code)
                .contains("password-short");
        String longest = "abcdefgh".repeat(16);
        assertThat(rules.check("password", longest, AYU)).isEmpty();
        assertThat(rules.check("password", longest + "i", AYU))
                .map(FieldProblem::code)
                .contains("password-long");
    }
}
