package io.peermonitor.tracking;

import java.util.Locale;

/** What the monitor knows of a node right now. */
public enum NodeStatus {
    /** Not polled yet. */
    PENDING,
    /** Answers with its peers. */
    UP,
    /** Answers, but does not serve its peer table. */
    LIMITED,
    /** Cannot be read: nothing is known of its peers now. */
    UNREACHABLE;

    /** The value in answers and log fields. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
