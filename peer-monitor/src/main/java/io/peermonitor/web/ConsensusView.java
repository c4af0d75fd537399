package io.peermonitor.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.peermonitor.analysis.Assessment;
import io.peermonitor.peer.BeaconChain;
import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.tracking.NodeState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The consensus client of a node; null where it is not known now.
 *
 * @param node its state
 * @param client what it runs
 * @param chainId the chain its deposits come from; 1 is mainnet
 * @param id its own peer id
 * @param listenAddress where it says that it listens for peers
 * @param clockOffsetSeconds its clock minus ours; within 1 second is good
 * @param headBlock number of the execution block in its head
 * @param headSlot slot of its head
 * @param slotsBehind slots between its head and the clock; 0 to 2 is good
 * @param headAgeSeconds age of its head by the clock
 * @param finalizedEpoch the newest epoch that cannot be undone
 * @param finalityEpochs epochs between that and the clock; 2 or 3 is good
 * @param syncing whether it says that it is catching up
 * @param optimistic whether its execution client has not verified its head
 * @param executionOffline whether it says that it cannot use its execution client
 * @param directions its peers by who dialled
 * @param clients its peers by client family; most clients do not tell it
 * @param truncated whether it lists more peers than the configured maximum
 * @param pollSeconds how long the last poll took
 * @param assessment how suspicious its peers are; null before the first poll
 */
record ConsensusView(
        @JsonUnwrapped NodeView node,
        @Nullable ClientView client,
        @Nullable Long chainId,
        @Nullable String id,
        @Nullable String listenAddress,
        @Nullable Double clockOffsetSeconds,
        @Nullable Long headBlock,
        @Nullable Long headSlot,
        @Nullable Long slotsBehind,
        @Nullable Double headAgeSeconds,
        @Nullable Long finalizedEpoch,
        @Nullable Long finalityEpochs,
        @Nullable Boolean syncing,
        @Nullable Boolean optimistic,
        @Nullable Boolean executionOffline,
        @Nullable Map<String, Integer> directions,
        @Nullable Map<String, Integer> clients,
        @Nullable Boolean truncated,
        @Nullable Double pollSeconds,
        @Nullable SuspicionView assessment) {

    private static final BeaconChain UNKNOWN = new BeaconChain(null, null, null, null, null);

    static ConsensusView of(NodeState node, @Nullable Assessment assessment) {
        NodeIdentity identity = node.identity();
        ClientInfo client = identity.client();
        PollResult latest = node.latest();
        BeaconChain known = node.chain().beacon();
        BeaconChain chain = known == null ? UNKNOWN : known;
        // as of the poll: since then the head has moved on as the clock has
        Instant at = latest == null ? Instant.EPOCH : latest.at().at();
        return new ConsensusView(
                NodeView.of(node),
                client == null ? null : ClientView.of(client),
                identity.rules().chainId(),
                identity.id() == null ? null : identity.id().value(),
                identity.listen() == null ? null : identity.listen().toString(),
                Seconds.ofNullable(identity.clockOffset()),
                node.chain().headBlock(),
                chain.headSlot(),
                chain.slotsBehind(at),
                Seconds.ofNullable(chain.headAge(at)),
                chain.finalizedEpoch(),
                chain.epochsToFinality(at),
                node.chain().syncing(),
                chain.optimistic(),
                chain.executionOffline(),
                CensusView.directions(node),
                CensusView.clients(node),
                node.reached().map(Reached::snapshot).map(PeerSnapshot::truncated).orElse(null),
                Seconds.ofNullable(latest == null ? null : latest.took()),
                assessment == null ? null : SuspicionView.of(assessment));
    }
}
