package io.peermonitor.analysis;

import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Peer;
import java.time.Duration;

/**
 * A connected peer and how long we have seen it.
 *
 * @param age since it was first seen
 * @param atLeast whether it may be older, because it was there when the monitor first looked
 */
public record ObservedPeer(Peer peer, Duration age, boolean atLeast) {

    Direction direction() {
        return peer.direction();
    }

    /** The operator configured it, so it says nothing about strangers. */
    boolean isAnchor() {
        return Boolean.TRUE.equals(peer.isStatic()) || Boolean.TRUE.equals(peer.trusted());
    }

    boolean isStranger() {
        return !isAnchor();
    }

    boolean isAnnouncing() {
        return peer.eth() != null && peer.eth().latestBlock() != null;
    }
}
