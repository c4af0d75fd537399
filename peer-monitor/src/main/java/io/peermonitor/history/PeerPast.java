package io.peermonitor.history;

import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PeerId;
import io.peermonitor.tracking.Fleet;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import io.peermonitor.tracking.NodeState;
import io.peermonitor.tracking.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is remembered of one peer.
 *
 * @param ended its sessions that ended, newest first
 * @param open those that are not known to have ended, also of nodes that cannot be read now
 */
public record PeerPast(List<PeerLeft> ended, Map<NodeName, Session> open) {

    /** A peer that is back with the same node within this time did not leave for good. */
    private static final Duration FLAP = Duration.ofMinutes(10);

    /**
     * Empty when nothing is remembered; the fleet is older than the history, so that a session may
     * be in both but never in none.
     */
    public static Optional<PeerPast> of(PeerId peer, Fleet fleet, HistoryView history) {
        List<PeerLeft> ended = history.endedSessions(peer);
        Map<NodeName, Session> open = new HashMap<>();
        for (NodeState node : fleet.nodes()) {
            Session session = node.lastSessions().get(peer);
            if (session != null && ended.stream().noneMatch(left -> isEndOf(left, node, session))) {
                open.put(node.name(), session);
            }
        }
        return ended.isEmpty() && open.isEmpty()
                ? Optional.empty()
                : Optional.of(new PeerPast(ended, Map.copyOf(open)));
    }

    private static boolean isEndOf(PeerLeft left, NodeState node, Session session) {
        return left.node().equals(node.name()) && left.session().since().equals(session.since());
    }

    /** How many sessions it had, those included that have not ended. */
    public int timesSeen() {
        return ended.size() + open.size();
    }

    public Instant firstSeen() {
        return Stream.concat(ended.stream().map(PeerLeft::session), open.values().stream())
                .map(session -> session.since().at())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** How often it was back with a node within 10 minutes after a session with that node ended. */
    public int flaps() {
        Map<NodeName, Session> next = new HashMap<>(open);
        int flaps = 0;
        for (PeerLeft left : ended) {
            Session back = next.put(left.node(), left.session());
            if (back != null && pause(left, back).compareTo(FLAP) <= 0) {
                flaps++;
            }
        }
        return flaps;
    }

    private static Duration pause(PeerLeft left, Session back) {
        return back.since().since(left.session().since()).minus(left.lasted());
    }
}
