package io.peermonitor.tracking;

import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.Endpoint;
import io.peermonitor.peer.EventMode;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerId;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PeerSignal.Connected;
import io.peermonitor.peer.PeerSignal.Dropped;
import io.peermonitor.peer.PeerSignal.Subscribed;
import io.peermonitor.peer.PeerSignal.Unsubscribed;
import io.peermonitor.tracking.FleetEvent.EventsOff;
import io.peermonitor.tracking.FleetEvent.EventsOn;
import io.peermonitor.tracking.FleetEvent.PeerJoined;
import io.peermonitor.tracking.Listening.Missing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** One step of one node by what it pushed: arrivals and departures at their exact times. */
final class SignalFold {

    /** A node that pushes arrivals without end must not fill the memory: polls tell the rest. */
    private static final int MOST_UNLISTED = 500;

    private SignalFold() {}

    static NodeStep of(NodeState before, PeerSignal signal) {
        return switch (signal) {
            case Subscribed start ->
                    new NodeStep(
                            before.with(Listening.from(start)),
                            List.of(new EventsOn(before.name(), start.at())));
            case Unsubscribed end -> ended(before, end);
            case Connected add -> canJoin(before) ? joined(before, add) : unchanged(before);
            case Dropped drop -> dropped(before, drop);
        };
    }

    private static NodeStep unchanged(NodeState before) {
        return new NodeStep(before, List.of());
    }

    private static NodeStep ended(NodeState before, Unsubscribed end) {
        Changes changes = new Changes(end);
        // nobody will tell any more why they left
        before.listening().missing().values().forEach(changes::left);
        if (before.eventMode() == EventMode.EVENTS) {
            changes.add(new EventsOff(before.name(), end.at(), end.detail()));
        }
        return new NodeStep(before.with(Listening.not(end.mode())), changes.events());
    }

    /** An arrival is no news before the first table and while the table is not known. */
    private static boolean canJoin(NodeState before) {
        int listed = before.reached().map(poll -> poll.snapshot().peers().size()).orElse(0);
        return before.status() == NodeStatus.UP
                && before.eventMode() == EventMode.EVENTS
                && before.lastSessions().size() < listed + MOST_UNLISTED;
    }

    private static NodeStep joined(NodeState before, Connected add) {
        Changes changes = new Changes(add);
        Missing missing = before.listening().missing().get(add.peer());
        if (missing != null) {
            changes.left(missing);
            changes.missedLeave();
        }
        Session known = before.lastSessions().get(add.peer());
        Session now;
        if (known != null && (isOfLastPoll(before, known) || isLate(before, known))) {
            now = known.confirmed();
        } else {
            if (known != null) {
                changes.left(known, add.at(), DisconnectReason.UNKNOWN);
                changes.missedLeave();
            }
            now = Session.announced(peer(before, add), add.at());
            changes.add(new PeerJoined(before.name(), add.at(), now));
        }
        return new NodeStep(
                before.with(
                        with(before.lastSessions(), now), before.listening().without(add.peer())),
                changes.events());
    }

    /** The sessions with this one, in the order of the ids as before. */
    private static SequencedMap<PeerId, Session> with(
            SequencedMap<PeerId, Session> sessions, Session session) {
        PeerId id = session.peer().id();
        SequencedMap<PeerId, Session> after = LinkedHashMap.newLinkedHashMap(sessions.size() + 1);
        sessions.forEach((other, known) -> {
            if (id.compareTo(other) < 0) {
                after.putIfAbsent(id, session);
            }
            after.put(other, known);
        });
        after.put(id, session);
        return after;
    }

    /** The table was ahead of the event: it is the same arrival. */
    private static boolean isOfLastPoll(NodeState before, Session session) {
        return before.latest() != null && session.since().equals(before.latest().at());
    }

    /**
     * After a network stood still, tables are ahead by many polls. What is pushed comes in order:
     * without a drop before it, this is the arrival that was missing.
     */
    private static boolean isLate(NodeState before, Session session) {
        Moment pushing = before.listening().since();
        return session.arrival() != Session.Arrival.PUSHED
                && pushing != null
                && !session.since().isBefore(pushing);
    }

    /** All that the node pushes of an arrival; the next table tells the rest. */
    private static Peer peer(NodeState before, Connected add) {
        return new Peer(
                add.peer(),
                ClientInfo.UNKNOWN,
                add.remote(),
                direction(before.identity().listen(), add.local()),
                null,
                null,
                List.of(),
                null);
    }

    /** Whoever is connected to the node's own port has dialled it. */
    private static Direction direction(@Nullable Endpoint listen, @Nullable Endpoint local) {
        if (listen == null || local == null || listen.port() == 0 || local.port() == 0) {
            return Direction.UNKNOWN;
        }
        return listen.port() == local.port() ? Direction.INBOUND : Direction.OUTBOUND;
    }

    /** Also while the node cannot be polled: a drop is as good a word as a table. */
    private static NodeStep dropped(NodeState before, Dropped drop) {
        Changes changes = new Changes(drop);
        Missing missing = before.listening().missing().get(drop.peer());
        if (missing != null) {
            changes.left(missing.session(), drop.at(), drop.reason());
            return new NodeStep(
                    before.with(before.listening().without(drop.peer())), changes.events());
        }
        SequencedMap<PeerId, Session> sessions = new LinkedHashMap<>(before.lastSessions());
        Session ended = sessions.remove(drop.peer());
        if (ended == null) {
            return unchanged(before);
        }
        changes.left(ended, drop.at(), drop.reason());
        return new NodeStep(
                before.with(sessions, before.listening().dropped(drop.peer(), drop.at())),
                changes.events());
    }
}
