package io.peermonitor.tracking;

import java.util.List;

/** The fleet after one poll, and what that poll changed. */
public record FleetStep(Fleet fleet, List<FleetEvent> events) {

    public FleetStep {
        events = List.copyOf(events);
    }
}
