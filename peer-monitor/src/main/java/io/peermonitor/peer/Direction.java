package io.peermonitor.peer;

import java.util.Locale;

/** Who dialled whom. */
public enum Direction {
    /** The peer dialled our node. */
    INBOUND,
    /** Our node dialled the peer. */
    OUTBOUND,
    /** The node does not tell, as EthereumJS and older clients do not. */
    UNKNOWN;

    /** The value in metric labels and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
