package io.peermonitor.analysis;

import java.util.Locale;

/** How much of a node can be judged now. */
public enum AssessmentState {
    /** Everything that the node tells. */
    JUDGED,
    /**
     * First seen or restarted a short time ago, while the table still fills: only outbound fill and
     * same address are judged.
     */
    YOUNG,
    /** Too few peers to judge shares by: only what needs none is judged. */
    TOO_FEW,
    /** The node's peers are not known now: nothing is judged, and nothing of before is shown. */
    BLIND;

    /** The value in metric labels and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
