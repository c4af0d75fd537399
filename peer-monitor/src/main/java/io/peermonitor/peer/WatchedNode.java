package io.peermonitor.peer;

import org.jspecify.annotations.Nullable;

/**
 * A node the operator asked to watch.
 *
 * @param peerLimit the node's own limit (Geth's --maxpeers), which no client tells; absent unless
 *     configured
 */
public record WatchedNode(NodeName name, @Nullable Integer peerLimit) {

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
}
