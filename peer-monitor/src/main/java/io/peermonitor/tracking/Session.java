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
 * @param arrival who told that it arrived
 */
public record Session(
        Peer peer,
        Moment since,
        Moment lastSeen,
        boolean fromBaseline,
        boolean listed,
        Arrival arrival) {

    /** Who told that a peer arrived. */
    enum Arrival {
        /** The node pushed it, be it behind a table. */
        PUSHED,
        /** A table did, and the node is to push it before the next one. */
        DUE,
        /** A table did. */
        LISTED
    }

    static Session baseline(Peer peer, Moment at) {
        return new Session(peer, at, at, true, true, Arrival.LISTED);
    }

    static Session listed(Peer peer, Moment at, boolean pushed) {
        return new Session(peer, at, at, false, true, pushed ? Arrival.DUE : Arrival.LISTED);
    }

    static Session announced(Peer peer, Moment at) {
        return new Session(peer, at, at, false, false, Arrival.PUSHED);
    }

    Session seenAgain(Peer asOfNow, Moment at) {
        Arrival told = arrival == Arrival.DUE ? Arrival.LISTED : arrival;
        return new Session(asOfNow, since, at, fromBaseline, true, told);
    }

    /** The node has pushed its arrival after all. */
    Session confirmed() {
        return new Session(peer, since, lastSeen, fromBaseline, listed, Arrival.PUSHED);
    }

    /** The same session with another description of its peer. */
    public Session describedAs(Peer other) {
        return new Session(other, since, lastSeen, fromBaseline, listed, arrival);
    }

    /** How long it had lasted at this moment, as far as we saw. */
    public Duration lastedUntil(Moment end) {
        return end.since(since);
    }
}
