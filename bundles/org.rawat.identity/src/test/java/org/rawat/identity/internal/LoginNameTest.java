package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginNameTest {
    @ParameterizedTest
    @CsvSource({
        "0812 3456-7890, +6281234567890",
        "+62 812 3456 7890, +6281234567890",
        "6281234567890, +6281234567890",
        "(022) 123.4567, +62221234567",
        "0065 6123 4567, +6561234567",
        "+1 202 555 0100, +12025550100"
    })
    void aPhoneNumberHasOneFormHoweverItIsTyped(String typed, String stored) {
        assertThat(LoginName.parse(typed)).contains(phone(stored));
    }

    @Test
    void anEmailAddressIsComparedInLowerCase() {
        assertThat(LoginName.parse(" Ayu.Lestari+klinik@Example.ORG "))
                .contains(new LoginName(LoginName.Kind.EMAIL, "ayu.lestari+klinik@example.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ayu",
                "12",
                "0",
                "+",
                "+0812345678",
                "ayu@",
                "@example.org",
                "a@b",
                "a b@c.id",
                "a@b@c.id",
                "a@b.i",
                "+628123456789012345",
                "０８１２３４５６７８９"
            })
    void whatIsNeitherIsRefused(String typed) {
        assertThat(LoginName.parse(typed)).isEmpty();
    }

    private static LoginName phone(String value) {
        return new LoginName(LoginName.Kind.PHONE, value);
    }
}
