package io.peermonitor.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTests {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7:30303, 203.0.113.7, 30303",
        "203.0.113.7, 203.0.113.7, 0",
        "[2001:db8::7]:30303, 2001:db8::7, 30303",
        "2001:db8::7, 2001:db8::7, 0",
        "[fe80::1%eth0]:30303, fe80::1, 30303",
        "[::ffff:198.51.100.47]:30303, 198.51.100.47, 30303"
    })
    void readsEveryFormThatClientsWrite(String text, String host, int port) {
        Endpoint endpoint = Endpoint.parse(text).orElseThrow();

        assertThat(endpoint.host()).isEqualTo(host);
        assertThat(endpoint.port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "203.0.113.7:",
                "203.0.113.7:65536",
                "203.0.113.7:-1",
                "203.0.113.999:30303",
                "[2001:db8::7",
                "localhost:30303",
                "example.org",
                "203.0.113.7:30303\n203.0.113.8:1"
            })
    void anythingElseIsNoEndpointAndNoDnsIsAsked(String text) {
        assertThat(Endpoint.parse(text)).isEmpty();
    }

    @Test
    void anEndlessTextIsNotRead() {
        assertThat(Endpoint.parse("1".repeat(10_000))).isEmpty();
    }

    @Test
    void isWrittenAsPeopleWriteIt() {
        assertThat(Endpoint.parse("[2001:db8::7]:30303"))
                .hasToString("Optional[[2001:db8::7]:30303]");
        assertThat(Endpoint.parse("203.0.113.7")).hasToString("Optional[203.0.113.7]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "1::",
                "2001:db8::7",
                "2001:db8:0:1:1:1:1:1",
                "2001:db8::1:0:0:1",
                "2001:0:0:1::1",
                "10:20:30:40:50:60:70:100"
            })
    void anIpv6AddressIsWrittenInItsShortestForm(String shortest) {
        assertThat(Endpoint.parse(shortest).orElseThrow().host()).isEqualTo(shortest);
    }
}
