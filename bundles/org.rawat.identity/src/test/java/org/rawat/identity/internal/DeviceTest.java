package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:aaaa:bbbb:cccc:dddd, 20010db800010002/64",
        "2001:db8:1:2::1, 20010db800010002/64",
        "0:0:0:0:0:0:0:1, 0000000000000000/64",
        "::ffff:203.0.113.7, 203.0.113.7",
        "unknown, unknown",
        "host.example.org, host.example.org",
        ":::, :::"
    })
    void anIpv6CustomerIsOneNetworkHoweverManyAddressesItHas(String address, String network) {
        assertThat(new Device(address, "").network()).isEqualTo(network);
    }
}
