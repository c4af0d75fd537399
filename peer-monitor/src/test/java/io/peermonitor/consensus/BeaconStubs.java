package io.peermonitor.consensus;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.peermonitor.peer.NodeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A consensus client that answers every question of the edge, until a test gives one an answer of
 * its own.
 */
record BeaconStubs(WireMockExtension server) {

    static final NodeName GETH = new NodeName("geth-0");

    /**
     * Recorded: a Lodestar 1.5.1 on loopback, the one that was dialled and the one that dialled.
     */
    static final String DIALLED = "16Uiu2HAmRVFAkceMaaSpwo2FtzDJzBTEMQeKM1qLKP7ueja3MX5J";

    static final String DIALLING = "16Uiu2HAmJAGpH3jZuBFEv94zAWAwrK95gyWVa2KjR7uB6ys5PNBi";

    static final String PEERS = "/eth/v1/node/peers?state=connected";
    static final String PEER_COUNT = "/eth/v1/node/peer_count";
    static final String SYNCING = "/eth/v1/node/syncing";
    static final String HEAD = "/eth/v1/beacon/blinded_blocks/head";
    static final String CHECKPOINTS = "/eth/v1/beacon/states/head/finality_checkpoints";
    static final String VERSION = "/eth/v1/node/version";
    static final String IDENTITY = "/eth/v1/node/identity";
    static final String GENESIS = "/eth/v1/beacon/genesis";
    static final String SPEC = "/eth/v1/config/spec";

    /** Asked at every poll. */
    static final List<String> CHANGING = List.of(SYNCING, HEAD, CHECKPOINTS);

    /** Asked once, because a client keeps them until it is restarted. */
    static final List<String> LASTING = List.of(VERSION, IDENTITY, GENESIS, SPEC);

    /** The content of each answer, in the order in which a poll asks. */
    static Map<String, String> healthy() {
        Map<String, String> data = new LinkedHashMap<>();
        data.put(PEERS, "[" + peer(DIALLING, "inbound") + "," + peer(DIALLED, "outbound") + "]");
        data.put(
                SYNCING,
                """
                {"head_slot":"14000000","sync_distance":"0","is_syncing":false,
                 "is_optimistic":false,"el_offline":false}\
                """);
        data.put(
                HEAD,
                "{\"message\":{\"body\":{\"execution_payload_header\":{\"block_number\":\"26000000\"}}}}");
        data.put(CHECKPOINTS, "{\"finalized\":{\"epoch\":\"437498\",\"root\":\"0x00\"}}");
        data.put(VERSION, "{\"version\":\"Prysm/v7.3.1-abcdefg (linux amd64)\"}");
        data.put(
                IDENTITY,
                "{\"peer_id\":\"%s\",\"p2p_addresses\":[\"/ip4/192.0.2.7/tcp/13000\"]}"
                        .formatted(DIALLED));
        data.put(
                GENESIS,
                "{\"genesis_time\":\"1606824023\",\"genesis_validators_root\":\"0x%s\"}"
                        .formatted("4B".repeat(32)));
        data.put(
                SPEC,
                """
                {"SECONDS_PER_SLOT":"12","SLOTS_PER_EPOCH":"32","DEPOSIT_CHAIN_ID":"1",
                 "FULU_FORK_EPOCH":"411392","GLOAS_FORK_EPOCH":"18446744073709551615",
                 "BLOB_SCHEDULE":[{"EPOCH":"412672","MAX_BLOBS_PER_BLOCK":"15"}]}\
                """);
        return data;
    }

    static String peer(String id, String direction) {
        return """
        {"peer_id":"%s","enr":"","last_seen_p2p_address":"/ip4/127.0.0.1/tcp/36916",
         "direction":"%s","state":"connected"}\
        """
                .formatted(id, direction);
    }

    static String answer(String data) {
        return "{\"data\":" + data + "}";
    }

    void heal() {
        healthy().forEach(this::tell);
    }

    void tell(String question, String data) {
        tell(question, okJson(answer(data)));
    }

    void tell(String question, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlEqualTo(question)).willReturn(answer));
    }

    String url() {
        return "http://127.0.0.1:" + server.getPort();
    }
}
