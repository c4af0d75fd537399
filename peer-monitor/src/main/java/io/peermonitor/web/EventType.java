package io.peermonitor.web;

import io.peermonitor.tracking.FleetEvent;
import io.peermonitor.tracking.FleetEvent.EventsMissed;
import io.peermonitor.tracking.FleetEvent.EventsOff;
import io.peermonitor.tracking.FleetEvent.EventsOn;
import io.peermonitor.tracking.FleetEvent.NodeAdded;
import io.peermonitor.tracking.FleetEvent.NodeBack;
import io.peermonitor.tracking.FleetEvent.NodeLimited;
import io.peermonitor.tracking.FleetEvent.NodeLost;
import io.peermonitor.tracking.FleetEvent.NodeRemoved;
import io.peermonitor.tracking.FleetEvent.NodeSeen;
import io.peermonitor.tracking.FleetEvent.PairChanged;
import io.peermonitor.tracking.FleetEvent.PeerIdentified;
import io.peermonitor.tracking.FleetEvent.PeerJoined;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import java.util.Locale;

/** The kinds of events by the names that callers know them by. */
enum EventType {
    JOINED,
    IDENTIFIED,
    LEFT,
    NODE_SEEN,
    NODE_LIMITED,
    NODE_LOST,
    NODE_BACK,
    EVENTS_ON,
    EVENTS_OFF,
    EVENTS_MISSED,
    NODE_ADDED,
    NODE_REMOVED,
    PAIR_CHANGED;

    static EventType of(FleetEvent event) {
        return switch (event) {
            case PeerJoined _ -> JOINED;
            case PeerIdentified _ -> IDENTIFIED;
            case PeerLeft _ -> LEFT;
            case NodeSeen _ -> NODE_SEEN;
            case NodeLimited _ -> NODE_LIMITED;
            case NodeLost _ -> NODE_LOST;
            case NodeBack _ -> NODE_BACK;
            case EventsOn _ -> EVENTS_ON;
            case EventsOff _ -> EVENTS_OFF;
            case EventsMissed _ -> EVENTS_MISSED;
            case NodeAdded _ -> NODE_ADDED;
            case NodeRemoved _ -> NODE_REMOVED;
            case PairChanged _ -> PAIR_CHANGED;
        };
    }

    /** The value in answers and parameters. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
