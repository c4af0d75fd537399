package io.peermonitor.tracking;

import io.peermonitor.peer.ConsensusReport;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReport;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.RosterChange;
import io.peermonitor.peer.RosterChange.NodeForgotten;
import io.peermonitor.peer.RosterChange.NodeFound;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.tracking.FleetEvent.NodeAdded;
import io.peermonitor.tracking.FleetEvent.NodeRemoved;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
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

    public boolean watches(NodeName name) {
        return nodes.containsKey(name);
    }

    /** The fleet after this report; one more node or one less after a {@link RosterChange}. */
    public FleetStep after(NodeReport report) {
        return switch (report) {
            case NodeFound found -> with(found);
            case NodeForgotten forgotten -> without(forgotten);
            case PollResult poll -> changed(PollFold.of(watched(poll), poll));
            case ConsensusReport consensus -> after(consensus.poll());
            case PeerSignal signal -> changed(SignalFold.of(watched(signal), signal));
        };
    }

    private NodeState watched(NodeReport report) {
        NodeState node = nodes.get(report.node());
        if (node == null) {
            throw new IllegalArgumentException(
                    "Node '" + report.node() + "' is not watched; watched: " + nodes.keySet());
        }
        return node;
    }

    private FleetStep changed(NodeStep step) {
        SequencedMap<NodeName, NodeState> after = new TreeMap<>(nodes);
        after.put(step.state().name(), step.state());
        return new FleetStep(new Fleet(after), step.events());
    }

    private FleetStep with(NodeFound found) {
        if (watches(found.node())) {
            throw new IllegalArgumentException("Node '" + found.node() + "' is watched already.");
        }
        NodeState pending = NodeState.pending(found.watched());
        return changed(new NodeStep(pending, List.of(new NodeAdded(found.node(), found.at()))));
    }

    /** Its peers have not left: nobody knows what became of them. */
    private FleetStep without(NodeForgotten forgotten) {
        SequencedMap<NodeName, NodeState> after = new TreeMap<>(nodes);
        after.remove(watched(forgotten).name());
        return new FleetStep(
                new Fleet(after),
                List.of(new NodeRemoved(forgotten.node(), forgotten.at(), forgotten.detail())));
    }
}
