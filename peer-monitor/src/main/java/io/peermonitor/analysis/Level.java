package io.peermonitor.analysis;

import java.util.Locale;

/** How an indicator or a group of them stands; worse is later, so levels can be compared. */
public enum Level {
    /** It cannot be judged now; its reason says why. */
    UNKNOWN,
    OK,
    WARNING,
    CRITICAL;

    /** The value in metric labels and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isAtLeast(Level other) {
        return compareTo(other) >= 0;
    }

    Level worse(Level other) {
        return isAtLeast(other) ? this : other;
    }
}
