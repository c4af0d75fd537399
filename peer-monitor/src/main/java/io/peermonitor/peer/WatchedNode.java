package io.peermonitor.peer;

import org.jspecify.annotations.Nullable;

/**
 * A client of a node the operator asked to watch.
 *
 * @param name of the node: both of its clients have the same
 * @param peerLimit the client's own limit (Geth's --maxpeers), which no client tells; absent unless
 *     configured
 */
public record WatchedNode(NodeName name, @Nullable Integer peerLimit, Layer layer) {

    public WatchedNode {
        if (peerLimit != null && peerLimit < 1) {
            throw new IllegalArgumentException(
                    "peer-monitor.nodes."
                            + name
                            + ".peer-limit is "
                            + peerLimit
                            + ": give the node's own limit (Geth's --maxpeers), at least 1.");
        }
    }

    /** An execution client. */
    public WatchedNode(NodeName name, @Nullable Integer peerLimit) {
        this(name, peerLimit, Layer.EXECUTION);
    }

    /** A consensus client; its limit is not configured. */
    public static WatchedNode consensus(NodeName name) {
        return new WatchedNode(name, null, Layer.CONSENSUS);
    }
}
