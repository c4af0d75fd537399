package io.peermonitor.execution;

import io.peermonitor.peer.ChainRules;
import io.peermonitor.peer.ChainState;
import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Fork;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.PeerId;
import io.peermonitor.wire.CleanText;
import io.peermonitor.wire.JsonValue;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a node tells of itself and its chain; whatever it does not tell is absent. */
final class NodeFacts {

    private static final int MAX_TEXT = 64;
    private static final Pattern HASH = Pattern.compile("0x[0-9a-fA-F]{64}");

    private NodeFacts() {}

    /** All but the clock, which has a question of its own. */
    static NodeIdentity identity(Questions questions) {
        Optional<JsonNode> info = questions.optional("admin_nodeInfo").filter(JsonNode::isObject);
        ClientInfo client =
                questions
                        .optional("web3_clientVersion")
                        .flatMap(NodeFacts::text)
                        .or(() -> info.flatMap(node -> field(node, "name")))
                        .map(name -> ClientInfo.of(CleanText.of(name, MAX_TEXT)))
                        .orElse(null);
        return new NodeIdentity(
                client,
                questions
                        .optional("net_version")
                        .flatMap(NodeFacts::text)
                        .map(network -> CleanText.of(network, MAX_TEXT))
                        .orElse(null),
                info.flatMap(node -> field(node, "id")).flatMap(PeerId::parse).orElse(null),
                info.flatMap(node -> field(node, "enode"))
                        .flatMap(Enode::parse)
                        .flatMap(Enode::endpoint)
                        .orElse(null),
                null,
                rules(questions, info.map(node -> node.path("protocols").path("eth"))));
    }

    /** Geth tells its configuration there; other clients tell less, and then that is absent. */
    private static ChainRules rules(Questions questions, Optional<JsonNode> eth) {
        return new ChainRules(
                questions.optional("eth_chainId").map(NodeFacts::quantity).orElse(null),
                eth.flatMap(node -> field(node, "genesis"))
                        .filter(hash -> HASH.matcher(hash).matches())
                        .map(hash -> hash.substring(2).toLowerCase(Locale.ROOT))
                        .orElse(null),
                eth.map(node -> forkTimes(node.path("config"))).orElse(Map.of()));
    }

    private static Map<Fork, Long> forkTimes(JsonNode config) {
        Map<Fork, Long> times = new EnumMap<>(Fork.class);
        for (Fork fork : Fork.values()) {
            Long time = quantity(config.path(fork.execution() + "Time"));
            if (time != null) {
                times.put(fork, time);
            }
        }
        return times;
    }

    static ChainState chain(Questions questions) {
        Long head = questions.optional("eth_blockNumber").map(NodeFacts::quantity).orElse(null);
        JsonNode syncing = questions.optional("eth_syncing").orElse(null);
        if (syncing == null) {
            return new ChainState(head, null, null);
        }
        if (syncing.isBoolean()) {
            return new ChainState(head, syncing.booleanValue(), null);
        }
        return new ChainState(
                head, syncing.isObject() ? true : null, quantity(syncing.path("highestBlock")));
    }

    static @Nullable Long quantity(JsonNode value) {
        boolean readable = value.isString() || value.isIntegralNumber();
        return readable ? JsonValue.quantity(value.asString()) : null;
    }

    private static Optional<String> field(JsonNode object, String name) {
        return text(object.path(name));
    }

    private static Optional<String> text(JsonNode value) {
        boolean readable = value.isString() || value.isIntegralNumber();
        return readable ? Optional.of(value.asString()) : Optional.empty();
    }
}
