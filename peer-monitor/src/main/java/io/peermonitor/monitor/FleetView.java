package io.peermonitor.monitor;

import io.peermonitor.tracking.Fleet;

/** All that the edges may see of the monitor: the fleet as of now. */
@FunctionalInterface
public interface FleetView {

    Fleet fleet();
}
