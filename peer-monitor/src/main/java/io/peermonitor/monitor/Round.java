package io.peermonitor.monitor;

import io.peermonitor.peer.NodeReport;
import io.peermonitor.tracking.Fleet;
import io.peermonitor.tracking.FleetEvent;
import java.util.List;

/**
 * One report of a node with what it changed: what every listener gets.
 *
 * @param report the end of a poll, what the node pushed in between, or that it is watched at all
 * @param picture after the report
 */
public record Round(NodeReport report, Picture picture, List<FleetEvent> events) {

    /** The clients of the layer that the report is of. */
    public Fleet fleet() {
        return picture.side(report.layer()).fleet();
    }
}
