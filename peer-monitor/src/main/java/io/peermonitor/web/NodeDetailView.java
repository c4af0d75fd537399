package io.peermonitor.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.peermonitor.analysis.Assessment;
import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.tracking.NodeState;
import java.util.Map;
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
 * @param consensus its consensus client; null where that is not watched
 * @param pair how the two work together; null where only one is watched
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
        @Nullable SuspicionView assessment,
        @Nullable ConsensusView consensus,
        @Nullable PairView pair) {

    static NodeDetailView of(
            NodeState node,
            @Nullable Assessment assessment,
            @Nullable ConsensusView consensus,
            @Nullable PairView pair) {
        NodeIdentity identity = node.identity();
        ClientInfo client = identity.client();
        PeerSnapshot snapshot = node.reached().map(Reached::snapshot).orElse(null);
        PollResult latest = node.latest();
        return new NodeDetailView(
                NodeView.of(node),
                node.eventMode().label(),
                client == null ? null : ClientView.of(client),
                identity.networkId(),
                identity.id() == null ? null : identity.id().value(),
                identity.listen() == null ? null : identity.listen().toString(),
                Seconds.ofNullable(identity.clockOffset()),
                node.chain().headBlock(),
                node.chain().syncing(),
                node.chain().highestBlock(),
                node.watched().peerLimit(),
                CensusView.directions(node),
                CensusView.clients(node),
                snapshot == null ? null : snapshot.unreadable(),
                snapshot == null ? null : snapshot.truncated(),
                Seconds.ofNullable(latest == null ? null : latest.took()),
                assessment == null ? null : SuspicionView.of(assessment),
                consensus,
                pair);
    }
}
