package io.peermonitor.peer;

import org.jspecify.annotations.Nullable;

/**
 * What a node pushed about its peers between two polls; a hint that the next poll confirms or
 * heals.
 */
public sealed interface PeerSignal extends NodeReport {

    /**
     * A peer connected; its client is not known before the next poll.
     *
     * @param local the node's end of the connection, absent where it was not told
     * @param remote the peer's end of the connection, absent where it was not told
     */
    record Connected(
            NodeName node,
            Moment at,
            PeerId peer,
            @Nullable Endpoint local,
            @Nullable Endpoint remote)
            implements PeerSignal {}

    /** A peer is gone. */
    record Dropped(NodeName node, Moment at, PeerId peer, DisconnectReason reason)
            implements PeerSignal {}

    /** From now on the node pushes every change. */
    record Subscribed(NodeName node, Moment at) implements PeerSignal {}

    /**
     * The node does not push, or no longer.
     *
     * @param mode {@code RECONNECTING} when asking again soon may help, {@code POLLING} when not
     * @param detail one sentence for the operator, without credentials
     */
    record Unsubscribed(NodeName node, Moment at, EventMode mode, String detail)
            implements PeerSignal {}
}
