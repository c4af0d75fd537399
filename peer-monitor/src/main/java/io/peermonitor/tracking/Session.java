package io.peermonitor.tracking;

import io.peermonitor.peer.Moment;
import io.peermonitor.peer.Peer;
import java.time.Duration;

/**
 * The time a peer has been connected to one node without a gap that we saw.
 *
 * @param peer as the node described it last
 * @param since when it was first seen
 * @param lastSeen the last good poll that listed it
 * @param fromBaseline whether it was there at the node's first good poll, so may be older than
 *     {@code since}
 */
public record Session(Peer peer, Moment since, Moment lastSeen, boolean fromBaseline) {

    static Session open(Peer peer, Moment at, boolean fromBaseline) {
        return new Session(peer, at, at, fromBaseline);
    }

    Session seenAgain(Peer asOfNow, Moment at) {
        return new Session(asOfNow, since, at, fromBaseline);
    }

    /** How long it had lasted at this moment, as far as we saw. */
    public Duration lastedUntil(Moment end) {
        return end.since(since);
    }
}
