package io.peermonitor.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.peermonitor.analysis.Assessment;
import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.tracking.Census;
import io.peermonitor.tracking.NodeState;
import io.peermonitor.tracking.NodeStatus;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one node now; null where it is not known.
 *
 * @param node its state
 * @param updates how changes of its peers become known: events (as they happen), reconnecting
 *     (polls until it pushes again) or polling (polls alone)
 * @param client what it runs
 * @param networkId 1 is mainnet
 * @param id its own peer id
 * @param listenAddress where it says that it listens for peers
 * @param clockOffsetSeconds its clock minus ours; within 1 second is good
 * @param peerLimit as configured
 * @param directions its peers by who dialled
 * @param clients its peers by client family
 * @param unreadablePeers entries of its table that were skipped
 * @param truncated whether it lists more peers than the configured maximum
 * @param pollSeconds how long the last poll took
 * @param assessment how suspicious its peers are; null before the first poll
 */
record NodeDetailView(
        @JsonUnwrapped NodeView node,
        String updates,
        @Nullable ClientView client,
        @Nullable String networkId,
        @Nullable String id,
        @Nullable String listenAddress,
        @Nullable Double clockOffsetSeconds,
        @Nullable Long headBlock,
        @Nullable Boolean syncing,
        @Nullable Long highestBlock,
        @Nullable Integer peerLimit,
        @Nullable Map<String, Integer> directions,
        @Nullable Map<String, Integer> clients,
        @Nullable Integer unreadablePeers,
        @Nullable Boolean truncated,
        @Nullable Double pollSeconds,
        @Nullable SuspicionView assessment) {

    static NodeDetailView of(NodeState node, @Nullable Assessment assessment) {
        NodeIdentity identity = node.identity();
        ClientInfo client = identity.client();
        Census census = node.status() == NodeStatus.UP ? Census.of(node.sessions()) : null;
        PeerSnapshot snapshot = node.reached().map(Reached::snapshot).orElse(null);
        PollResult latest = node.latest();
        return new NodeDetailView(
                NodeView.of(node),
                node.eventMode().label(),
                client == null ? null : ClientView.of(client),
                identity.networkId(),
                identity.id() == null ? null : identity.id().value(),
                identity.listen() == null ? null : identity.listen().toString(),
                seconds(identity.clockOffset()),
                node.chain().headBlock(),
                node.chain().syncing(),
                node.chain().highestBlock(),
                node.watched().peerLimit(),
                census == null ? null : byDirection(census),
                census == null ? null : byClient(census),
                snapshot == null ? null : snapshot.unreadable(),
                snapshot == null ? null : snapshot.truncated(),
                seconds(latest == null ? null : latest.took()),
                assessment == null ? null : SuspicionView.of(assessment));
    }

    private static Map<String, Integer> byDirection(Census census) {
        Map<String, Integer> counts = new TreeMap<>();
        census.directions().forEach((direction, count) -> counts.put(direction.label(), count));
        return counts;
    }

    private static Map<String, Integer> byClient(Census census) {
        Map<String, Integer> counts = new TreeMap<>();
        census.clients().forEach((client, count) -> counts.put(client.label(), count));
        return counts;
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : Seconds.of(duration);
    }
}
