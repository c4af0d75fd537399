package io.peermonitor.realnodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.realnodes.WatchedPair.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The main job of the product, on two real Geth nodes and over each way to reach them. */
@NeedsRealNode(NodeProgram.GETH)
final class RealGethIT {

    @ParameterizedTest
    @EnumSource(Transport.class)
    void onePeerOnEachNodeWithTheRightDirection(Transport transport) {
        watchPeered(
                transport,
                pair ->
                        pair.eventually(() -> {
                            assertThat(pair.peers().total()).isEqualTo(2);
                            assertGeth(pair.peers().onlyPeerOf("a"), "outbound");
                            assertGeth(pair.peers().onlyPeerOf("b"), "inbound");
                            assertPublished(pair, "a", "outbound");
                            assertPublished(pair, "b", "inbound");
                        }));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void killedNodeIsUnreachableAndGoneFromTheOther(Transport transport) {
        watchPeered(
                transport,
                pair -> {
                    awaitUp(pair);
                    pair.b().kill();

                    pair.eventually(() -> assertBlindOnB(pair));
                    pair.eventually(() -> assertLeftOnA(pair));
                });
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void restartedNodeIsBackOnBoth(Transport transport) {
        watchPeered(
                transport,
                pair -> {
                    awaitUp(pair);
                    String before = pair.peers().onlyPeerOf("a").path("id").asString();
                    pair.b().kill();
                    pair.eventually(() -> assertBlindOnB(pair));

                    pair.b().restart();
                    pair.b().addPeer(pair.a());
                    pair.eventually(() -> {
                        JsonNode back = pair.peers().onlyPeerOf("a");
                        assertThat(back.path("id").asString()).isEqualTo(before);
                        assertGeth(back, "inbound");
                        assertPublished(pair, "a", "inbound");
                        assertPublished(pair, "b", "outbound");
                    });
                });
    }

    private static void watchPeered(Transport transport, Scenario<GethProcess> scenario) {
        try (var a = GethProcess.start();
                var b = GethProcess.start()) {
            a.addPeer(b);
            a.rpc().awaitPeers(1);
            b.rpc().awaitPeers(1);
            WatchedPair.watch(a, b, transport, scenario);
        }
    }

    private static void awaitUp(WatchedPair<GethProcess> pair) {
        pair.eventually(() -> {
            assertPublished(pair, "a", "outbound");
            assertPublished(pair, "b", "inbound");
        });
    }

    private static void assertGeth(JsonNode peer, String direction) {
        assertThat(peer.path("direction").asString()).isEqualTo(direction);
        assertThat(peer.at("/client/family").asString()).isEqualTo("geth");
        assertThat(peer.at("/client/version").asString()).startsWith("1.17");
    }

    private static void assertPublished(
            WatchedPair<GethProcess> pair, String node, String direction) {
        String label = "node=\"" + node + "\"";
        Scrape scrape = pair.scrape();
        assertThat(pair.peers().status(node)).isEqualTo("up");
        assertThat(scrape.sum("peer_monitor_node_up", label)).hasValue(1);
        assertThat(scrape.sum("ethereum_peer_count", label)).hasValue(1);
        assertThat(scrape.sum("peer_monitor_peers", label)).hasValue(1);
        assertThat(scrape.sum("peer_monitor_peers", label, "direction=\"" + direction + "\""))
                .hasValue(1);
    }

    private static void assertBlindOnB(WatchedPair<GethProcess> pair) {
        Scrape scrape = pair.scrape();
        assertThat(pair.peers().status("b")).isEqualTo("unreachable");
        assertThat(pair.peers().of("b")).isEmpty();
        assertThat(scrape.sum("peer_monitor_node_up", "node=\"b\"")).hasValue(0);
        assertThat(scrape.sum("peer_monitor_peers", "node=\"b\"")).isEmpty();
        assertThat(scrape.sum("ethereum_peer_count", "node=\"b\"")).isEmpty();
    }

    private static void assertLeftOnA(WatchedPair<GethProcess> pair) {
        Scrape scrape = pair.scrape();
        assertThat(pair.peers().status("a")).isEqualTo("up");
        assertThat(pair.peers().of("a")).isEmpty();
        assertThat(scrape.sum("peer_monitor_node_up", "node=\"a\"")).hasValue(1);
        assertThat(scrape.sum("peer_monitor_peers", "node=\"a\"")).hasValue(0);
        assertThat(scrape.sum("ethereum_peer_count", "node=\"a\"")).hasValue(0);
        assertThat(scrape.sum("peer_monitor_peers_left_total", "node=\"a\"")).hasValue(1);
    }
}
