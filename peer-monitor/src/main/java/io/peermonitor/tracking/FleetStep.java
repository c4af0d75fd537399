package io.peermonitor.tracking;

import java.util.List;

/** The fleet after one report of a node, and what it changed. */
public record FleetStep(Fleet fleet, List<FleetEvent> events) {

    public FleetStep {
        events = List.copyOf(events);
    }
}
