package io.peermonitor.tracking;

import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerId;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Limited;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.tracking.FleetEvent.NodeBack;
import io.peermonitor.tracking.FleetEvent.NodeLimited;
import io.peermonitor.tracking.FleetEvent.NodeLost;
import io.peermonitor.tracking.FleetEvent.NodeSeen;
import io.peermonitor.tracking.FleetEvent.PeerJoined;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One step of one node: its state before, one poll, its state after and what happened. */
record NodeFold(NodeState state, List<FleetEvent> events) {

    static NodeFold of(NodeState before, PollResult result) {
        return switch (result) {
            case Reached reached -> reached(before, reached);
            case Limited limited -> limited(before, limited);
            case Unreached unreached -> unreached(before, unreached);
        };
    }

    private static NodeFold reached(NodeState before, Reached reached) {
        List<FleetEvent> events = new ArrayList<>();
        nodeEvent(before, reached).ifPresent(events::add);
        SequencedMap<PeerId, Session> sessions = new TreeMap<>();
        for (Peer peer : reached.snapshot().peers()) {
            sessions.put(peer.id(), continued(before, peer, reached.at(), events));
        }
        leavers(before, reached, sessions, events);
        NodeState after =
                new NodeState(
                        before.watched(),
                        reached,
                        statusSince(before, reached),
                        reached.at(),
                        true,
                        Collections.unmodifiableSequencedMap(sessions));
        return new NodeFold(after, events);
    }

    /** The first good poll is a baseline: nobody joins by it. */
    private static Session continued(
            NodeState before, Peer peer, Moment at, List<FleetEvent> events) {
        Session known = before.lastSessions().get(peer.id());
        if (known != null) {
            return known.seenAgain(peer, at);
        }
        Session opened = Session.open(peer, at, !before.baseline());
        if (before.baseline()) {
            events.add(new PeerJoined(before.name(), at, opened));
        }
        return opened;
    }

    private static void leavers(
            NodeState before,
            Reached reached,
            SequencedMap<PeerId, Session> sessions,
            List<FleetEvent> events) {
        boolean watchedAllTheTime = before.status() == NodeStatus.UP;
        for (Session session : before.lastSessions().values()) {
            if (!sessions.containsKey(session.peer().id())
                    && isCovered(session, reached.snapshot())) {
                Moment end = watchedAllTheTime ? reached.at() : session.lastSeen();
                events.add(
                        new PeerLeft(
                                before.name(),
                                reached.at(),
                                session,
                                session.lastedUntil(end),
                                DisconnectReason.UNKNOWN));
            }
        }
    }

    /** Of a table that was cut off, the ids behind the cut are not known to be gone. */
    private static boolean isCovered(Session session, PeerSnapshot snapshot) {
        return !snapshot.truncated()
                || session.peer().id().compareTo(snapshot.peers().getLast().id()) < 0;
    }

    private static Optional<FleetEvent> nodeEvent(NodeState before, Reached reached) {
        int peers = reached.snapshot().peers().size();
        if (!before.baseline()) {
            return Optional.of(new NodeSeen(before.name(), reached.at(), peers));
        }
        return before.status() == NodeStatus.UP
                ? Optional.empty()
                : Optional.of(
                        new NodeBack(before.name(), reached.at(), peers, away(before, reached)));
    }

    private static NodeFold limited(NodeState before, Limited limited) {
        NodeState after =
                new NodeState(
                        before.watched(),
                        limited,
                        statusSince(before, limited),
                        limited.at(),
                        before.baseline(),
                        before.lastSessions());
        List<FleetEvent> events =
                before.status() == NodeStatus.LIMITED
                        ? List.of()
                        : List.of(new NodeLimited(before.name(), limited.at(), limited.advice()));
        return new NodeFold(after, events);
    }

    private static NodeFold unreached(NodeState before, Unreached unreached) {
        NodeState after =
                new NodeState(
                        before.watched(),
                        unreached,
                        statusSince(before, unreached),
                        before.lastSuccess(),
                        before.baseline(),
                        before.lastSessions());
        List<FleetEvent> events =
                before.status() == NodeStatus.UNREACHABLE
                        ? List.of()
                        : List.of(
                                new NodeLost(
                                        before.name(),
                                        unreached.at(),
                                        unreached.reason(),
                                        unreached.detail()));
        return new NodeFold(after, events);
    }

    private static @Nullable Moment statusSince(NodeState before, PollResult result) {
        return before.status() == NodeState.statusAfter(result)
                ? before.statusSince()
                : result.at();
    }

    private static Duration away(NodeState before, PollResult result) {
        Moment since = before.statusSince();
        return since == null ? Duration.ZERO : result.at().since(since);
    }
}
