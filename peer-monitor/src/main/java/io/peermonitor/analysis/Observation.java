package io.peermonitor.analysis;

import io.peermonitor.peer.ChainState;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.NodeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is to judge of one node at one moment. */
public sealed interface Observation {

    NodeName node();

    Moment at();

    /**
     * The node told its peers.
     *
     * @param peerLimit the node's own limit, absent unless configured
     * @param left how many peers left since the observation before
     */
    record Told(
            NodeName node,
            Moment at,
            @Nullable Integer peerLimit,
            NodeIdentity identity,
            ChainState chain,
            List<ObservedPeer> peers,
            int left)
            implements Observation {

        public Told {
            peers = List.copyOf(peers);
        }
    }

    /** The node told its chain and not its peers: it only serves to compare the others with. */
    record ChainOnly(NodeName node, Moment at, NodeIdentity identity, ChainState chain)
            implements Observation {}

    /** The node could not be read. */
    record Unread(NodeName node, Moment at) implements Observation {}
}
