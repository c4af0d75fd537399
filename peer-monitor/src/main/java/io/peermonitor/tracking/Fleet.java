package io.peermonitor.tracking;

import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReport;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.WatchedNode;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** All watched nodes at one moment, in the order of their names; immutable. */
public final class Fleet {

    private final SequencedMap<NodeName, NodeState> nodes;

    private Fleet(SequencedMap<NodeName, NodeState> nodes) {
        this.nodes = Collections.unmodifiableSequencedMap(nodes);
    }

    public static Fleet of(Collection<WatchedNode> watched) {
        SequencedMap<NodeName, NodeState> nodes = new TreeMap<>();
        watched.forEach(node -> nodes.put(node.name(), NodeState.pending(node)));
        return new Fleet(nodes);
    }

    public Collection<NodeState> nodes() {
        return nodes.values();
    }

    public Optional<NodeState> node(NodeName name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /** The fleet after this poll of one of its nodes, or after what a node pushed in between. */
    public FleetStep after(NodeReport report) {
        NodeState before = nodes.get(report.node());
        if (before == null) {
            throw new IllegalArgumentException(
                    "Node '" + report.node() + "' is not watched; watched: " + nodes.keySet());
        }
        NodeStep step =
                switch (report) {
                    case PollResult poll -> PollFold.of(before, poll);
                    case PeerSignal signal -> SignalFold.of(before, signal);
                };
        SequencedMap<NodeName, NodeState> after = new TreeMap<>(nodes);
        after.put(before.name(), step.state());
        return new FleetStep(new Fleet(after), step.events());
    }
}
