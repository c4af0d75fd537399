package io.peermonitor.analysis;

import io.peermonitor.peer.ChainState;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.NodeName;
import java.time.Duration;
import java.util.Optional;

/** The head of one of the operator's nodes, as it was read last. */
record OwnHead(NodeName node, Moment at, String networkId, long block) {

    /** Empty where the node does not tell it, or is still catching up and knows to be behind. */
    static Optional<OwnHead> of(NodeName node, Moment at, NodeIdentity identity, ChainState chain) {
        Long head = chain.headBlock();
        String networkId = identity.networkId();
        return head == null || networkId == null || Boolean.TRUE.equals(chain.syncing())
                ? Optional.empty()
                : Optional.of(new OwnHead(node, at, networkId, head));
    }

    /** Blocks apart, less those that the time between the two readings explains. */
    long blocksFrom(OwnHead other, Duration blockTime) {
        Duration between = at.since(other.at).abs();
        long explained = between.dividedBy(blockTime) + (between.isZero() ? 0 : 1);
        return Math.max(0, Math.abs(block - other.block) - explained);
    }
}
