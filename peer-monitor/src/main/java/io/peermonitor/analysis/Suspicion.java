package io.peermonitor.analysis;

import java.util.Locale;

/**
 * How much the signs together look like an eclipse; a peer table cannot prove one.
 *
 * <p>The score counts a group with a critical indicator as 1 and one with a warning as 0.5.
 */
public enum Suspicion {
    /** No sign. */
    NONE,
    /** One group, or two that only warn: look at the reasons when there is time. */
    LOW,
    /** A score of 1.5: look at the reasons today. */
    MEDIUM,
    /** A score of 2: look at the reasons now. */
    HIGH,
    /** A score of 3, direction or view among the groups: act as if the node were isolated. */
    CRITICAL;

    /** The value in metric labels and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Suspicion of(double score, boolean directionOrView) {
        if (score >= 3 && directionOrView) {
            return CRITICAL;
        }
        if (score >= 2) {
            return HIGH;
        }
        if (score >= 1.5) {
            return MEDIUM;
        }
        return score > 0 ? LOW : NONE;
    }
}
