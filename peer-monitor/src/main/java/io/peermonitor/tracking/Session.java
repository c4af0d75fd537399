package io.peermonitor.tracking;

import io.peermonitor.peer.Moment;
import io.peermonitor.peer.Peer;
import java.time.Duration;

/**
 * The time a peer has been connected to one node without a gap that we saw.
 *
 * @param peer as the node described it last; before the first poll that lists it only its id,
 *     address and direction are known
 * @param since when it was first seen, exact when the node pushed its arrival
 * @param lastSeen the last good poll that listed it, or {@code since}
 * @param fromBaseline whether it was there at the node's first good poll, so may be older than
 *     {@code since}
 * @param listed whether a poll has listed it
 * @param unannounced whether a poll told its arrival although the node pushes arrivals and did not
 *     push this one yet
 */
public record Session(
        Peer peer,
        Moment since,
        Moment lastSeen,
        boolean fromBaseline,
        boolean listed,
        boolean unannounced) {

    static Session baseline(Peer peer, Moment at) {
        return new Session(peer, at, at, true, true, false);
    }

    static Session listed(Peer peer, Moment at, boolean unannounced) {
        return new Session(peer, at, at, false, true, unannounced);
    }

    static Session announced(Peer peer, Moment at) {
        return new Session(peer, at, at, false, false, false);
    }

    Session seenAgain(Peer asOfNow, Moment at) {
        return new Session(asOfNow, since, at, fromBaseline, true, unannounced);
    }

    /** The node has pushed its arrival after all. */
    Session confirmed() {
        return new Session(peer, since, lastSeen, fromBaseline, listed, false);
    }

    /** Whether only one table listed it, and the node may yet push its arrival in time. */
    boolean awaitsItsArrival() {
        return unannounced && lastSeen.equals(since);
    }

    /** The same session with another description of its peer. */
    public Session describedAs(Peer other) {
        return new Session(other, since, lastSeen, fromBaseline, listed, unannounced);
    }

    /** How long it had lasted at this moment, as far as we saw. */
    public Duration lastedUntil(Moment end) {
        return end.since(since);
    }
}
