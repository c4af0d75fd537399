package io.peermonitor.analysis;

import java.util.Locale;

/**
 * What an indicator is a sign of: one attack shows in several groups, a harmless oddity in one, so
 * the groups are counted and not their indicators.
 */
public enum Group {
    /** Where the peers are on the network. */
    PLACEMENT,
    /** Who dialled whom. */
    DIRECTION,
    /** What the peers say they run. */
    IDENTITY,
    /** How long they stay, and what the clocks say. */
    TIME,
    /** Which chain they and we have. */
    VIEW;

    /** The value in metric labels and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
