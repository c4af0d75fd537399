package io.peermonitor.peer;

import java.util.List;

/**
 * The peer table of one node at one poll.
 *
 * @param peers in the order of their ids, each id once
 * @param unreadable entries of the answer that are no peer and were skipped
 * @param truncated whether the node listed more peers than the configured maximum
 */
public record PeerSnapshot(List<Peer> peers, int unreadable, boolean truncated) {

    public PeerSnapshot {
        peers = List.copyOf(peers);
    }
}
