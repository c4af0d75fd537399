package io.peermonitor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubnetTests {

    @ParameterizedTest
    @CsvSource({
        "198.51.100.77, ADDRESS, 198.51.100.77",
        "198.51.100.77, NARROW, 198.51.100.0/24",
        "198.51.100.77, WIDE, 198.51.0.0/16",
        "2001:db8:1:2:3:4:5:6, ADDRESS, 2001:db8:1:2::/64",
        "2001:db8:1:2:3:4:5:6, NARROW, 2001:db8:1::/48",
        "2001:db8:1:2:3:4:5:6, WIDE, 2001:db8::/32",
        "::ffff:198.51.100.77, NARROW, 198.51.100.0/24"
    })
    void aNetworkIsAsWideForIpv6AsPeopleGetIt(String address, NetworkWidth width, String network) {
        assertThat(Subnet.of(InetAddress.ofLiteral(address), width)).hasToString(network);
    }
}
