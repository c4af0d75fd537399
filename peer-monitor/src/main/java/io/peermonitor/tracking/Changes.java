package io.peermonitor.tracking;

import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeReport;
import io.peermonitor.tracking.FleetEvent.EventsMissed;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import io.peermonitor.tracking.Listening.Missing;
import java.util.ArrayList;
import java.util.List;

/** What one report changes at one node, gathered in the order it is told. */
final class Changes {

    private final NodeReport report;
    private final List<FleetEvent> events = new ArrayList<>();
    private int missedJoins;
    private int missedLeaves;

    Changes(NodeReport report) {
        this.report = report;
    }

    void add(FleetEvent event) {
        events.add(event);
    }

    void left(Session session, Moment end, DisconnectReason reason) {
        events.add(
                new PeerLeft(
                        report.node(), report.at(), session, session.lastedUntil(end), reason));
    }

    /** It was gone when a poll no longer listed it, and nobody said why. */
    void left(Missing missing) {
        left(missing.session(), missing.noticed(), DisconnectReason.UNKNOWN);
    }

    void missedJoin() {
        missedJoins++;
    }

    void missedLeave() {
        missedLeaves++;
    }

    List<FleetEvent> events() {
        if (missedJoins + missedLeaves == 0) {
            return events;
        }
        List<FleetEvent> all = new ArrayList<>(events);
        all.add(new EventsMissed(report.node(), report.at(), missedJoins, missedLeaves));
        return all;
    }
}
