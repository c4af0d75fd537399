package io.peermonitor.tracking;

import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PairVerdict;
import java.time.Duration;

/** A change that an operator would want to know of. */
public sealed interface FleetEvent {

    NodeName node();

    Moment at();

    /**
     * A peer connected.
     *
     * @param session not listed yet when the node pushed it: then the client is unknown until
     *     {@link PeerIdentified}
     */
    record PeerJoined(NodeName node, Moment at, Session session) implements FleetEvent {}

    /** A poll told who a peer is whose arrival the node had pushed. */
    record PeerIdentified(NodeName node, Moment at, Session session) implements FleetEvent {}

    /**
     * A session ended.
     *
     * @param lasted from first seen to the drop that the node pushed; by polls alone to the poll
     *     that no longer listed it, or to the last good poll when the node was away in between
     */
    record PeerLeft(
            NodeName node, Moment at, Session session, Duration lasted, DisconnectReason reason)
            implements FleetEvent {}

    /**
     * The node's peers are known for the first time: its table is a baseline, not so many joins.
     */
    record NodeSeen(NodeName node, Moment at, int peers) implements FleetEvent {}

    /** The node answers without its peer table. */
    record NodeLimited(NodeName node, Moment at, String advice) implements FleetEvent {}

    record NodeLost(NodeName node, Moment at, FailureReason reason, String detail)
            implements FleetEvent {}

    record NodeBack(NodeName node, Moment at, int peers, Duration away) implements FleetEvent {}

    /** The node pushes its peers' changes from now on. */
    record EventsOn(NodeName node, Moment at) implements FleetEvent {}

    /** The node no longer pushes: polls alone tell. */
    record EventsOff(NodeName node, Moment at, String detail) implements FleetEvent {}

    /** A poll found what the node should have pushed and did not; the poll healed it. */
    record EventsMissed(NodeName node, Moment at, int joins, int leaves) implements FleetEvent {}

    /** Discovery found the node: it is watched from now on. */
    record NodeAdded(NodeName node, Moment at) implements FleetEvent {}

    /** Discovery lost the node for good: nothing of it is shown any more. */
    record NodeRemoved(NodeName node, Moment at, String detail) implements FleetEvent {}

    /**
     * The two clients of a node work as one, or no longer do.
     *
     * @param detail the numbers and what to do, for the operator
     */
    record PairChanged(
            NodeName node, Moment at, PairVerdict before, PairVerdict after, String detail)
            implements FleetEvent {}
}
