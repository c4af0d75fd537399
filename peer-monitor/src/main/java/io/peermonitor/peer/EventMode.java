package io.peermonitor.peer;

import java.util.Locale;

/** How changes of a node's peers become known. */
public enum EventMode {
    /** The node pushes them as they happen; polls confirm them. */
    EVENTS,
    /** Polls alone for now; the node pushed before or may do so, and is asked again. */
    RECONNECTING,
    /** Polls alone: this client or this way to reach it cannot push. */
    POLLING;

    /** The value in answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
