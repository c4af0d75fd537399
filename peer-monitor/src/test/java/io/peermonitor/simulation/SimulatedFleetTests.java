package io.peermonitor.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.peermonitor.testnode.TestClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client of the fleet sees on its sockets. */
class SimulatedFleetTests {

    private final SimulatedFleet fleet = SimulatedFleet.paused(1);

    @AfterEach
    void close() {
        fleet.close();
    }

    private static JsonNode call(SimulatedFleet fleet, String node, String method)
            throws IOException, InterruptedException {
        String url = fleet.urls().getOrDefault(node, "");
        try (TestClient client = TestClient.of(url)) {
            return JsonMapper.shared().readTree(client.call(method));
        }
    }

    private JsonNode result(String node, String method) throws Exception {
        JsonNode result = call(fleet, node, method).path("result");
        assertThat(result.isMissingNode()).isFalse();
        return result;
    }

    @Test
    void namesItsNodesInOrder() {
        Map<String, String> urls = fleet.urls();
        assertThat(urls.keySet()).containsExactly("geth-0", "geth-1", "geth-2");
        assertThat(urls.get("geth-0")).startsWith("http://127.0.0.1:");
        assertThat(urls.get("geth-1")).startsWith("ws://127.0.0.1:");
        assertThat(urls.get("geth-2")).endsWith(".ipc");
    }

    @ParameterizedTest
    @CsvSource({"geth-0, 47", "geth-1, 42", "geth-2, 38"})
    void showsPeersAsGethDoes(String node, int count) throws Exception {
        JsonNode peers = result(node, "admin_peers");
        assertThat(peers.size()).isEqualTo(count);
        assertThat(peers.values().stream().map(peer -> peer.path("id").asString())).isSorted();
        assertThat(peers.values()).allSatisfy(SimulatedFleetTests::assertShapeOfGeth);
        assertThat(result(node, "net_peerCount").asString())
                .isEqualTo("0x" + Integer.toHexString(count));
    }

    private static void assertShapeOfGeth(JsonNode peer) {
        List<String> fields = new ArrayList<>(peer.propertyNames());
        fields.remove("enr");
        assertThat(fields).containsExactly("enode", "id", "name", "caps", "network", "protocols");
        assertThat(peer.path("id").asString()).matches("[0-9a-f]{64}");
        JsonNode network = peer.path("network");
        assertThat(network.propertyNames())
                .containsExactly("localAddress", "remoteAddress", "inbound", "trusted", "static");
        String remote = network.path("remoteAddress").asString();
        assertThat(remote).matches("(24\\d\\.\\d+\\.\\d+\\.\\d+|\\[3fff:[0-9a-f:]+]):\\d+");
        assertThat(peer.path("enode").asString())
                .matches("enode://[0-9a-f]{128}@\\Q" + remote + "\\E");
        JsonNode eth = peer.path("protocols").path("eth");
        if (eth.has("latestBlock")) {
            assertThat(eth.propertyNames())
                    .containsExactly("version", "earliestBlock", "latestBlock", "latestBlockHash");
            assertThat(eth.path("latestBlock").isIntegralNumber()).isTrue();
            return;
        }
        if (eth.isObject()) {
            assertThat(eth.propertyNames()).containsExactly("version");
            return;
        }
        assertThat(eth.asString()).isEqualTo("handshake");
    }

    @Test
    void onePeerHasAHostileNameAndOneIsStatic() throws Exception {
        JsonNode peers = result("geth-0", "admin_peers");
        assertThat(peers.values())
                .filteredOn(peer -> peer.path("name").asString().contains("<script>"))
                .singleElement()
                .satisfies(peer ->
                        assertThat(peer.path("name").asString())
                                .contains("\n", "\u001B", "\u202E"));
        assertThat(peers.values())
                .filteredOn(peer -> peer.path("network").path("static").asBoolean())
                .hasSize(1);
    }

    @Test
    void answersWhatANodeIsAskedBesides() throws Exception {
        assertThat(result("geth-0", "web3_clientVersion").asString()).startsWith("Geth/v");
        assertThat(result("geth-0", "net_version").asString()).isEqualTo("1");
        assertThat(result("geth-0", "eth_chainId").asString()).isEqualTo("0x1");
        assertThat(result("geth-0", "eth_blockNumber").asString()).matches("0x[0-9a-f]+");
        JsonNode info = result("geth-2", "admin_nodeInfo");
        assertThat(info.path("protocols").path("eth").path("network").asInt()).isEqualTo(1);
        assertThat(info.path("ports").path("listener").asInt()).isEqualTo(30303);

        JsonNode error = call(fleet, "geth-0", "admin_x").path("error");
        assertThat(error.path("code").asInt()).isEqualTo(-32601);
        assertThat(error.path("message").asString())
                .isEqualTo("the method admin_x does not exist/is not available");
    }

    @ParameterizedTest
    @ValueSource(strings = {"geth-1", "geth-2"})
    void subscriberIsToldWhoComesAndGoes(String node) throws Exception {
        try (TestClient client = TestClient.of(fleet.urls().getOrDefault(node, ""))) {
            String id = subscribe(client).path("result").asString();
            assertThat(id).matches("0x[0-9a-f]{32}");
            Set<String> known = idsOfPeers(node);

            fleet.advance(25);

            List<JsonNode> events = pushedTo(client, id);
            assertThat(events).hasSizeGreaterThan(3).allSatisfy(SimulatedFleetTests::assertEvent);
            for (JsonNode event : events) {
                String peer = event.path("peer").asString();
                boolean joins = event.path("type").asString().equals("add");
                assertThat(joins ? known.add(peer) : known.remove(peer)).isTrue();
            }
            assertThat(known).isEqualTo(idsOfPeers(node));
        }
    }

    private static JsonNode subscribe(TestClient client) throws Exception {
        return post(client, "admin_subscribe", "peerEvents");
    }

    private static JsonNode post(TestClient client, String method, String parameter)
            throws Exception {
        return JsonMapper.shared()
                .readTree(
                        client.post(
                                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":[\"%s\"]}"
                                        .formatted(method, parameter)));
    }

    /** All that came before the answer to one more question. */
    private static List<JsonNode> pushedTo(TestClient client, String subscription)
            throws Exception {
        List<JsonNode> events = new ArrayList<>();
        JsonNode message = JsonMapper.shared().readTree(client.call("net_version"));
        while (!message.has("id")) {
            assertThat(message.path("method").asString()).isEqualTo("admin_subscription");
            JsonNode params = message.path("params");
            assertThat(params.path("subscription").asString()).isEqualTo(subscription);
            events.add(params.path("result"));
            message = JsonMapper.shared().readTree(client.next());
        }
        return events;
    }

    private static void assertEvent(JsonNode event) {
        assertThat(event.path("peer").asString()).matches("[0-9a-f]{64}");
        if (event.path("type").asString().equals("add")) {
            assertThat(event.propertyNames()).containsExactly("type", "peer", "local", "remote");
        } else {
            assertThat(event.propertyNames())
                    .containsExactly("type", "peer", "error", "local", "remote");
        }
    }

    private Set<String> idsOfPeers(String node) throws Exception {
        return result(node, "admin_peers").values().stream()
                .map(peer -> peer.path("id").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void endedSubscriptionIsToldNothing() throws Exception {
        try (TestClient client = TestClient.of(fleet.urls().getOrDefault("geth-2", ""))) {
            String id = subscribe(client).path("result").asString();
            assertThat(post(client, "admin_unsubscribe", id).path("result").asBoolean()).isTrue();
            fleet.advance(25);
            assertThat(pushedTo(client, id)).isEmpty();
            assertThat(post(client, "admin_unsubscribe", id).at("/error/message").asString())
                    .isEqualTo("subscription not found");
        }
    }

    @Test
    void subscriptionNeedsAConnectionAndAKnownName() throws Exception {
        try (TestClient http = TestClient.of(fleet.urls().getOrDefault("geth-0", ""));
                TestClient socket = TestClient.of(fleet.urls().getOrDefault("geth-1", ""))) {
            JsonNode error = subscribe(http).path("error");
            assertThat(error.path("code").asInt()).isEqualTo(-32601);
            assertThat(error.path("message").asString()).isEqualTo("notifications not supported");
            assertThat(post(socket, "admin_subscribe", "x").at("/error/message").asString())
                    .isEqualTo("no \"x\" subscription in admin namespace");
        }
    }

    @Test
    void oneNodeSyncsForAMinute() throws Exception {
        assertThat(result("geth-0", "eth_syncing").asBoolean(true)).isFalse();
        assertThat(result("geth-2", "eth_syncing").propertyNames())
                .contains("currentBlock", "highestBlock");
        fleet.advance(60);
        assertThat(result("geth-2", "eth_syncing").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 210})
    void oneNodeGoesDownAndComesBack(int tick) throws Exception {
        fleet.advance(tick - 1);
        result("geth-1", "net_version");
        fleet.advance(1);
        assertThatThrownBy(() -> call(fleet, "geth-1", "net_version"))
                .isInstanceOf(IOException.class);
        result("geth-0", "net_version");
        fleet.advance(20);
        result("geth-1", "net_version");
    }

    @Test
    void sameSeedAnswersTheSame() throws Exception {
        fleet.advance(100);
        try (SimulatedFleet twin = SimulatedFleet.paused(1);
                SimulatedFleet other = SimulatedFleet.paused(2)) {
            twin.advance(100);
            for (String node : fleet.urls().keySet()) {
                JsonNode peers = call(fleet, node, "admin_peers");
                assertThat(call(twin, node, "admin_peers")).isEqualTo(peers);
                assertThat(call(other, node, "admin_peers")).isNotEqualTo(peers);
            }
        }
    }

    @Test
    void startedFleetMovesByItself() throws Exception {
        try (SimulatedFleet moving = SimulatedFleet.start(1)) {
            JsonNode first = call(moving, "geth-2", "eth_blockNumber");
            await().untilAsserted(() ->
                    assertThat(call(moving, "geth-2", "eth_blockNumber")).isNotEqualTo(first));
        }
    }
}
