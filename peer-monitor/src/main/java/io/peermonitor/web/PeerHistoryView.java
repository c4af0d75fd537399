package io.peermonitor.web;

import io.peermonitor.history.PeerPast;
import io.peermonitor.peer.Endpoint;
import io.peermonitor.peer.Peer;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one peer.
 *
 * @param timesSeen its sessions, those included that have not ended
 * @param flaps how often it was back within 10 minutes after a session with the same node ended
 * @param sessions those that ended, newest first
 */
record PeerHistoryView(int timesSeen, int flaps, Instant firstSeen, List<PastSession> sessions) {

    private static final int MOST_SESSIONS = 50;

    /** One session that ended; null where the node did not tell. */
    record PastSession(
            String node,
            Instant since,
            Instant until,
            double seconds,
            String reason,
            String direction,
            @Nullable String address,
            @Nullable Integer port,
            ClientView client) {

        static PastSession of(PeerLeft left) {
            Peer peer = left.session().peer();
            Endpoint remote = peer.remote();
            Instant since = left.session().since().at();
            return new PastSession(
                    left.node().value(),
                    since,
                    since.plus(left.lasted()),
                    Seconds.of(left.lasted()),
                    left.reason().label(),
                    peer.direction().label(),
                    remote == null ? null : remote.host(),
                    remote == null || remote.port() == 0 ? null : remote.port(),
                    ClientView.of(peer.client()));
        }
    }

    static PeerHistoryView of(PeerPast past) {
        return new PeerHistoryView(
                past.timesSeen(),
                past.flaps(),
                past.firstSeen(),
                past.ended().stream().limit(MOST_SESSIONS).map(PastSession::of).toList());
    }
}
