package io.peermonitor;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.peermonitor.discovery.ScriptedDns;
import io.peermonitor.discovery.ScriptedDns.Srv;
import io.peermonitor.sample.Answer;
import io.peermonitor.sample.SamplePeer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * The whole service, a name server and the consensus clients of two of the three nodes it names.
 */
class DiscoveredPairTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The JDK's own way to name other servers than the system's. */
    private static final String NAME_SERVERS = "java.naming.provider.url";

    @RegisterExtension
    static final WireMockExtension BEACONS =
            WireMockExtension.newInstance()
                    .options(options().dynamicPort().bindAddress("127.0.0.1"))
                    .build();

    private ScriptedDns dns;

    @BeforeEach
    void ask() throws IOException {
        dns = new ScriptedDns().names(Srv.pod("geth-0"), Srv.pod("geth-1"), Srv.pod("archive"));
        System.setProperty(NAME_SERVERS, dns.url());
    }

    @AfterEach
    void askTheSystemAgain() {
        System.clearProperty(NAME_SERVERS);
        dns.close();
    }

    @Test
    void eachNodeThatDnsNamesGetsTheConsensusClientOfItsOrdinal() {
        tell("/prysm-beacon-0", SamplePeer.libp2pId(1));
        tell("/prysm-beacon-1", SamplePeer.libp2pId(2));
        try (ConfigurableApplicationContext service =
                ServiceStart.with(
                        "peer-monitor.discovery.dns=" + ScriptedDns.SERVICE,
                        "peer-monitor.discovery.interval=1s",
                        "peer-monitor.discovery.consensus-url=http://127.0.0.1:%d/prysm-beacon-{ordinal}"
                                .formatted(BEACONS.getPort()))) {
            RestTestClient client = ServiceStart.client(service);

            await().atMost(PATIENCE).untilAsserted(() -> assertPairs(client));

            assertThat(Answer.get(client, "/nodes").texts("$[*].name"))
                    .containsExactly("archive", "geth-0", "geth-1");
            assertThat(Answer.get(client, "/nodes/archive/pair").status())
                    .as("its name ends in no number")
                    .isEqualTo(404);

            dns.names(Srv.pod("geth-0"), Srv.pod("geth-2"));
            tell("/prysm-beacon-2", SamplePeer.libp2pId(3));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertPeer(client, "geth-2", SamplePeer.libp2pId(3)));
        }
    }

    private static void assertPairs(RestTestClient client) {
        assertPeer(client, "geth-0", SamplePeer.libp2pId(1));
        assertPeer(client, "geth-1", SamplePeer.libp2pId(2));
    }

    private static void assertPeer(RestTestClient client, String node, String peer) {
        Answer peers = Answer.get(client, "/peers?layer=consensus&node=" + node);
        assertThat(peers.status()).isEqualTo(200);
        assertThat(peers.texts("$.peers[*].id")).containsExactly(peer);
        assertThat(Answer.get(client, "/nodes/" + node).at("$.consensus.status")).isEqualTo("up");
        assertThat(Answer.get(client, "/nodes/" + node + "/pair").status()).isEqualTo(200);
    }

    private static void tell(String prefix, String peer) {
        BEACONS.stubFor(
                get(urlEqualTo(prefix + "/eth/v1/node/peers?state=connected"))
                        .willReturn(okJson("{\"data\":[{\"peer_id\":\"" + peer + "\"}]}")));
    }
}
