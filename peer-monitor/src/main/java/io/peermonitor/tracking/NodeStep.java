package io.peermonitor.tracking;

import java.util.List;

/** One node after one report, and what that changed. */
record NodeStep(NodeState state, List<FleetEvent> events) {}
