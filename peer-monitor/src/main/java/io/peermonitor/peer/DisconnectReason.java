package io.peermonitor.peer;

import java.util.Locale;

/** Why a session ended: a closed set, so it can be a metric label. */
public enum DisconnectReason {
    /** A poll no longer listed the peer; polling alone cannot tell why. */
    UNKNOWN;

    /** The value in metric labels and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
