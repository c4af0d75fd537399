package io.peermonitor.monitor;

import io.peermonitor.peer.PollResult;
import io.peermonitor.tracking.Fleet;
import io.peermonitor.tracking.FleetEvent;
import java.util.List;

/** One finished poll with what it changed: what every listener gets. */
public record Round(PollResult result, Fleet fleet, List<FleetEvent> events) {}
