package io.peermonitor.peer;

import java.util.Locale;

/** Which of the two clients of a node: after the merge each has peers of its own. */
public enum Layer {
    /** Blocks and transactions: Geth. */
    EXECUTION,
    /** The beacon chain, which decides the head: Prysm. */
    CONSENSUS;

    /** The value in answers and parameters. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
