package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class PasswordHashesTest {
    private final PasswordHashes hashes = new PasswordHashes(new PasswordHashes.Cost(64, 1, 1));

    @Test
    void aHashIsArgon2idAtTheAdvisedCostAndNeverTheSameTwice() {
        PasswordHashes real = new PasswordHashes();
        String one = real.hash("kebun teh");

        assertThat(one)
                .matches(
                        "\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(real.hash("kebun teh")).isNotEqualTo(one);
        assertThat(real.matches("kebun teh", one)).isTrue();
        assertThat(real.matches("kebun tah", one)).isFalse();
        assertThat(real.outdated(one)).isFalse();
        assertThat(hashes.outdated(one)).isTrue();
    }

    @Test
    void aHashOfTheReferenceImplementationIsUnderstood() {
        // The reference implementation's own: echo -n "password" | argon2 somesalt -id -t 2 -m 16
        // -p 1
        String reference =
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                        + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(hashes.matches("password", reference)).isTrue();
    }

    @Test
    void theSamePasswordTypedOnAnotherKeyboardIsTheSame() {
        String composed = Normalizer.normalize("kafé di tépi", Normalizer.Form.NFC);
        String decomposed = Normalizer.normalize("kafé di tépi", Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(composed);
        assertThat(hashes.matches(decomposed, hashes.hash(composed))).isTrue();
    }
}
