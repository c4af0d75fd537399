package io.peermonitor.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of libp2p's addresses: github.com/libp2p/specs, addressing. */
class MultiAddressTests {

    @ParameterizedTest
    @CsvSource({
        "/ip4/192.0.2.7/tcp/13000, 192.0.2.7:13000",
        "/ip4/192.0.2.7/udp/13000/quic-v1, 192.0.2.7:13000",
        "/ip4/192.0.2.7/tcp/9000/p2p/16Uiu2HAmRVFAkceMaaSpwo2FtzDJzBTEMQeKM1qLKP7ueja3MX5J,"
                + " 192.0.2.7:9000",
        "/ip4/192.0.2.7/tcp/9000/ipfs/QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N,"
                + " 192.0.2.7:9000",
        "/ip6/2001:db8::7/tcp/9000, [2001:db8::7]:9000",
        "/ip6/2001:db8::7/udp/9001/quic-v1/p2p/x, [2001:db8::7]:9001",
        "/ip6/::ffff:192.0.2.7/tcp/9000, 192.0.2.7:9000",
        "/ip4/192.0.2.7/tcp/0, 192.0.2.7",
        "/ip4/192.0.2.7/tcp/9000/, 192.0.2.7:9000"
    })
    void addressAndPortAreRead(String text, String endpoint) {
        assertThat(MultiAddress.endpoint(text)).get().hasToString(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//////",
                "192.0.2.7:9000",
                "ip4/192.0.2.7/tcp/9000",
                "/ip4",
                "/ip4/192.0.2.7",
                "/ip4/192.0.2.7/tcp",
                "/ip4/192.0.2.7/tcp/",
                "/ip4//tcp/9000",
                "/ip4/999.0.2.7/tcp/9000",
                "/ip4/7/tcp/9000",
                "/ip4/0x7f000001/tcp/9000",
                "/ip4/192.0.2.7/tcp/65536",
                "/ip4/192.0.2.7/tcp/-1",
                "/ip4/192.0.2.7/tcp/+9000",
                "/ip4/192.0.2.7/tcp/９０００",
                "/ip4/192.0.2.7/sctp/9000",
                "/ip4/192.0.2.7/tcp/9000x",
                "/ip4/192.0.2.7:80/tcp/9000",
                "/ip4/2001:db8::7/tcp/9000",
                "/ip6/192.0.2.7/tcp/9000",
                "/ip6/[2001:db8::7]/tcp/9000",
                "/ip6/2001:db8::zz/tcp/9000",
                "/IP4/192.0.2.7/tcp/9000",
                "/unix/tmp/socket",
                "/ip4/192.0.2.7/tcp/9000\n/ip4/198.51.100.1/tcp/1"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(MultiAddress.endpoint(text)).isEmpty();
    }

    /** Asking DNS for a name that a peer chose would tell its owner who watches. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dns/peer.example/tcp/9000",
                "/dns4/localhost/tcp/9000",
                "/dns6/localhost/tcp/9000",
                "/dnsaddr/localhost",
                "/ip4/localhost/tcp/9000",
                "/ip6/localhost/tcp/9000"
            })
    void aNameIsNeverAskedFor(String text) {
        assertThat(MultiAddress.endpoint(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ip4/192.0.2.7/tcp/9000/p2p/QmRelay/p2p-circuit",
                "/ip4/192.0.2.7/tcp/9000/p2p/QmRelay/p2p-circuit/p2p/QmPeer",
                "/ip4/192.0.2.7/tcp/9000/p2p-circuit"
            })
    void theAddressOfARelayIsNotThePeers(String text) {
        assertThat(MultiAddress.endpoint(text)).isEmpty();
    }

    @Test
    void aTextWithoutEndIsNotLookedAt() {
        assertThat(MultiAddress.endpoint("/ip4/192.0.2.7/tcp/9000/" + "x".repeat(300_000)))
                .isEmpty();
        assertThat(MultiAddress.endpoint("/".repeat(300_000))).isEmpty();
    }
}
