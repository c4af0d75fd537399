package io.peermonitor.realnodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.realnodes.WatchedPair.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A client that says less than Geth: no direction, no stable id, no peer events. */
@NeedsRealNode(NodeProgram.ETHEREUMJS)
final class RealEthereumJsIT {

    @ParameterizedTest
    @EnumSource(names = {"HTTP", "WEBSOCKET"})
    void onePeerOnEachNodeOfUnknownDirection(Transport transport) {
        watchPeered(
                transport,
                pair ->
                        pair.eventually(() -> {
                            assertThat(pair.peers().total()).isEqualTo(2);
                            assertEthereumJs(pair.peers().onlyPeerOf("a"));
                            assertEthereumJs(pair.peers().onlyPeerOf("b"));
                        }));
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP", "WEBSOCKET"})
    void killedPeerLeavesAndComesBackUnderANewId(Transport transport) {
        watchPeered(
                transport,
                pair -> {
                    pair.eventually(() -> assertEthereumJs(pair.peers().onlyPeerOf("a")));
                    String before = pair.peers().onlyPeerOf("a").path("id").asString();

                    pair.b().kill();
                    pair.eventually(() -> assertLeft(pair));

                    pair.b().restart();
                    pair.eventually(() -> {
                        JsonNode back = pair.peers().onlyPeerOf("a");
                        assertEthereumJs(back);
                        assertThat(back.path("id").asString()).isNotEqualTo(before);
                        assertThat(pair.peers().status("b")).isEqualTo("up");
                    });
                });
    }

    private static void watchPeered(Transport transport, Scenario<EthereumJsNode> scenario) {
        try (var a = EthereumJsNode.startSigner();
                var b = EthereumJsNode.startPeerOf(a)) {
            a.rpc().awaitPeers(1);
            b.rpc().awaitPeers(1);
            WatchedPair.watch(a, b, transport, scenario);
        }
    }

    private static void assertEthereumJs(JsonNode peer) {
        assertThat(peer.path("direction").asString()).isEqualTo("unknown");
        assertThat(peer.at("/client/family").asString()).isEqualTo("ethereumjs");
    }

    private static void assertLeft(WatchedPair<EthereumJsNode> pair) {
        Scrape scrape = pair.scrape();
        assertThat(pair.peers().status("b")).isEqualTo("unreachable");
        assertThat(pair.peers().of("a")).isEmpty();
        assertThat(scrape.sum("peer_monitor_node_up", "node=\"b\"")).hasValue(0);
        assertThat(scrape.sum("ethereum_peer_count", "node=\"a\"")).hasValue(0);
        assertThat(scrape.sum("peer_monitor_peers_left_total", "node=\"a\"")).hasValue(1);
    }
}
