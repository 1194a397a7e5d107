package org.rawat.calls.internal.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TurnCredentialsTest {
    @Test
    void theNameIsItsEndAndAPseudonymAndThePasswordItsHmac() {
        TurnCredentials.Credential made =
                new TurnCredentials("north", Duration.ofMinutes(10))
                        .issue("k3x9", Instant.ofEpochSecond(1_760_000_000L));

        assertThat(made.username()).isEqualTo("1760000600:k3x9");
        // echo -n 1760000600:k3x9 | openssl dgst -sha1 -hmac north -binary | base64
        assertThat(made.password()).isEqualTo("tlG+CIPj8scPwn2nYIBoR+d77vM=");
    }

    @Test
    void addressesAreOfTheirForm() {
        assertThat(IceUrl.stun("stun:stun.l.google.com:19302")).isTrue();
        assertThat(IceUrl.stun("stun:[2001:db8::1]:3478")).isTrue();
        assertThat(IceUrl.turn("turns:turn.klinik.example:443?transport=tcp")).isTrue();
        assertThat(IceUrl.turn("turn:10.0.0.1")).isTrue();
        assertThat(IceUrl.turn("stun:10.0.0.1")).isFalse();
        assertThat(IceUrl.turn("turn:10.0.0.1:99999")).isFalse();
        assertThat(IceUrl.turn("turn:10.0.0.1?transport=sctp")).isFalse();
        assertThat(IceUrl.stun("stun:a b")).isFalse();
        assertThat(IceUrl.stun("http://stun.example")).isFalse();
        assertThat(IceUrl.stun("stun:user@stun.example")).isFalse();
    }
}
