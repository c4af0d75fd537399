package io.peermonitor.tracking;

import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerId;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.tracking.FleetEvent.PeerIdentified;
import io.peermonitor.tracking.FleetEvent.PeerJoined;
import io.peermonitor.tracking.Listening.Missing;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares a table with the sessions before it, one peer after the other; the table is the truth.
 *
 * <p>What the node pushed while it made the table may be in it or not. And where it pushed nothing
 * of a change that the table shows, the event may be on its way: it is given until the next table
 * before it counts as missed.
 */
final class TableFold {

    private final NodeState before;
    private final Reached reached;
    private final Changes changes;

    /** Whether everything since the table before this one should have been pushed. */
    private final boolean pushed;

    private final SequencedMap<PeerId, Session> sessions;
    private final SequencedMap<PeerId, Missing> missing = new TreeMap<>();

    TableFold(NodeState before, Reached reached, Changes changes) {
        this.before = before;
        this.reached = reached;
        this.changes = changes;
        this.sessions = LinkedHashMap.newLinkedHashMap(reached.snapshot().peers().size());
        this.pushed = before.reached().filter(before.listening()::covers).isPresent();
    }

    /** Both are in the order of the ids, so they are gone through side by side. */
    void compare() {
        Iterator<Session> older = before.lastSessions().values().iterator();
        Session known = next(older);
        for (Peer peer : reached.snapshot().peers()) {
            while (known != null && known.peer().id().compareTo(peer.id()) < 0) {
                notListed(known);
                known = next(older);
            }
            if (known != null && known.peer().id().equals(peer.id())) {
                sessions.put(peer.id(), seenAgain(known, peer));
                known = next(older);
            } else if (!before.listening().droppedDuring(reached, peer.id())) {
                sessions.put(peer.id(), opened(peer));
            }
        }
        while (known != null) {
            notListed(known);
            known = next(older);
        }
    }

    private static @Nullable Session next(Iterator<Session> sessions) {
        return sessions.hasNext() ? sessions.next() : null;
    }

    private Session seenAgain(Session known, Peer peer) {
        Session seen = known.seenAgain(peer, reached.at());
        if (!known.listed()) {
            changes.add(new PeerIdentified(before.name(), reached.at(), seen));
        }
        if (known.arrival() == Session.Arrival.DUE && pushed) {
            changes.missedJoin();
        }
        return seen;
    }

    /** The first good poll is a baseline: nobody joins by it. */
    private Session opened(Peer peer) {
        if (!before.baseline()) {
            return Session.baseline(peer, reached.at());
        }
        Session session = Session.listed(peer, reached.at(), pushed);
        changes.add(new PeerJoined(before.name(), reached.at(), session));
        return session;
    }

    /** Those whom the last table no longer listed, and whose drop was never pushed. */
    void stillMissing() {
        for (Missing gone : before.listening().missing().values()) {
            changes.left(gone);
            if (pushed) {
                changes.missedLeave();
            }
        }
    }

    private void notListed(Session session) {
        if (arrivedDuringPoll(session)) {
            sessions.put(session.peer().id(), session);
        } else if (isCovered(session, reached.snapshot())) {
            gone(session);
        }
    }

    private boolean arrivedDuringPoll(Session session) {
        return !session.listed() && !session.since().isBefore(reached.began());
    }

    /** Of a table that was cut off, the ids behind the cut are not known to be gone. */
    private static boolean isCovered(Session session, PeerSnapshot snapshot) {
        return !snapshot.truncated()
                || session.peer().id().compareTo(snapshot.peers().getLast().id()) < 0;
    }

    private void gone(Session session) {
        if (pushed) {
            missing.put(session.peer().id(), new Missing(session, reached.at()));
        } else {
            boolean watchedAllTheTime = before.status() == NodeStatus.UP;
            Moment end = watchedAllTheTime ? reached.at() : session.lastSeen();
            changes.left(session, end, DisconnectReason.UNKNOWN);
        }
    }

    SequencedMap<PeerId, Session> sessions() {
        return Collections.unmodifiableSequencedMap(sessions);
    }

    SequencedMap<PeerId, Missing> missing() {
        return missing;
    }
}
