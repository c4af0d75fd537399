package io.peermonitor.monitor;

import io.peermonitor.tracking.Fleet;

/** All that the edges may see of the monitor: what is known as of now. */
@FunctionalInterface
public interface FleetView {

    Picture picture();

    default Fleet fleet() {
        return picture().fleet();
    }
}
