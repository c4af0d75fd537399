package io.peermonitor.tracking;

import io.peermonitor.peer.EventMode;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.PeerId;
import io.peermonitor.peer.PeerSignal.Subscribed;
import io.peermonitor.peer.PollResult;
import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is open between the events that a node pushes and its polls.
 *
 * <p>The two come on connections of their own, so one may be a little ahead of the other: what they
 * disagree on is settled by the next poll.
 *
 * @param since when the node began to push; absent while it does not
 * @param missing who was not in the last table, although the node did not say that it left
 * @param dropped when the node said that a peer left, since the last table
 */
record Listening(
        EventMode mode,
        @Nullable Moment since,
        SequencedMap<PeerId, Missing> missing,
        SequencedMap<PeerId, Moment> dropped) {

    /**
     * A session that is over, its end not yet told.
     *
     * @param noticed the poll that no longer listed it
     */
    record Missing(Session session, Moment noticed) {}

    Listening {
        missing = Collections.unmodifiableSequencedMap(missing);
        dropped = Collections.unmodifiableSequencedMap(dropped);
    }

    static Listening not(EventMode mode) {
        return new Listening(mode, null, new TreeMap<>(), new TreeMap<>());
    }

    static Listening from(Subscribed start) {
        return new Listening(EventMode.EVENTS, start.at(), new TreeMap<>(), new TreeMap<>());
    }

    /** After a table: what the node pushed before it is settled. */
    Listening settled(SequencedMap<PeerId, Missing> stillMissing) {
        return new Listening(mode, since, stillMissing, new TreeMap<>());
    }

    Listening without(PeerId peer) {
        if (!missing.containsKey(peer)) {
            return this;
        }
        SequencedMap<PeerId, Missing> rest = new TreeMap<>(missing);
        rest.remove(peer);
        return new Listening(mode, since, rest, dropped);
    }

    Listening dropped(PeerId peer, Moment at) {
        if (mode != EventMode.EVENTS) {
            return this;
        }
        SequencedMap<PeerId, Moment> more = new TreeMap<>(dropped);
        more.put(peer, at);
        return new Listening(mode, since, missing, more);
    }

    /** Whether the node pushed everything that happened after this poll began. */
    boolean covers(PollResult poll) {
        return since != null && !poll.began().isBefore(since);
    }

    /** Whether the node said that the peer left when this poll had begun. */
    boolean droppedDuring(PollResult poll, PeerId peer) {
        Moment at = dropped.get(peer);
        return at != null && !at.isBefore(poll.began());
    }
}
