package io.peermonitor.metrics;

import io.peermonitor.peer.EventMode;
import io.peermonitor.tracking.NodeState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gauges that have one series a node. */
final class NodeGauges {

    private NodeGauges() {}

    static List<NodeGauge> all(Duration interval) {
        double intervalSeconds = seconds(interval);
        return List.of(
                new NodeGauge(
                        "peer_monitor_node_up",
                        "1 when the last poll of the node succeeded, 0 when it did not.",
                        NodeGauges::up),
                new NodeGauge(
                        "peer_monitor_last_success_timestamp_seconds",
                        "Unix time of the last poll the node answered; absent until the first.",
                        NodeGauges::lastSuccess),
                new NodeGauge(
                        "peer_monitor_poll_interval_seconds",
                        "How often the node is polled.",
                        _ -> intervalSeconds),
                new NodeGauge(
                        "peer_monitor_subscribed",
                        "1 while the node pushes its peers' changes, 0 while polls alone tell.",
                        node -> flag(node.eventMode() == EventMode.EVENTS)),
                new NodeGauge(
                        "peer_monitor_peers_truncated",
                        "1 when the node lists more peers than peer-monitor.limits.max-peers.",
                        node ->
                                node.reached()
                                        .map(r -> flag(r.snapshot().truncated()))
                                        .orElse(null)),
                new NodeGauge(
                        "peer_monitor_unreadable_peers",
                        "Entries of the last peer table that are no peer and were skipped.",
                        node ->
                                node.reached()
                                        .map(r -> (double) r.snapshot().unreadable())
                                        .orElse(null)),
                new NodeGauge(
                        "peer_monitor_head_block",
                        "The node's newest block.",
                        node -> number(node.chain().headBlock())),
                new NodeGauge(
                        "peer_monitor_syncing",
                        "1 while the node says that it is catching up.",
                        NodeGauges::syncing),
                new NodeGauge(
                        "peer_monitor_clock_offset_seconds",
                        "The node's clock minus ours, to half a second; absent on IPC.",
                        NodeGauges::clockOffset),
                new NodeGauge(
                        "ethereum_peer_count",
                        "Connected peers (EIP-2159).",
                        node -> number(node.peerCount())),
                new NodeGauge(
                        "ethereum_peer_limit",
                        "The configured peer limit of the node (EIP-2159).",
                        NodeGauges::peerLimit),
                new NodeGauge(
                        "ethereum_blockchain_height",
                        "The node's newest block (EIP-2159).",
                        node -> number(node.chain().headBlock())),
                new NodeGauge(
                        "ethereum_best_known_block_number",
                        "The newest block the node knows of: its sync target, or its head (EIP-2159).",
                        node -> number(node.chain().bestKnownBlock())));
    }

    static @Nullable Double up(NodeState node) {
        return switch (node.status()) {
            case UP, LIMITED -> 1.0;
            case UNREACHABLE -> 0.0;
            case PENDING -> null;
        };
    }

    static @Nullable Double lastSuccess(NodeState node) {
        return node.lastSuccess() == null ? null : node.lastSuccess().at().toEpochMilli() / 1000.0;
    }

    static @Nullable Double syncing(NodeState node) {
        Boolean syncing = node.chain().syncing();
        return syncing == null ? null : flag(syncing);
    }

    static @Nullable Double clockOffset(NodeState node) {
        Duration offset = node.identity().clockOffset();
        return offset == null ? null : seconds(offset);
    }

    private static @Nullable Double peerLimit(NodeState node) {
        Integer limit = node.watched().peerLimit();
        return limit == null ? null : Double.valueOf(limit);
    }

    static @Nullable Double number(@Nullable Long value) {
        return value == null ? null : (double) value;
    }

    private static double flag(boolean value) {
        return value ? 1 : 0;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
