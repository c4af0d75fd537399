package io.peermonitor.peer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What changes only when a node is restarted or its clock drifts; each part absent where the node
 * does not tell it.
 *
 * @param clockOffset the node's clock minus ours, to half a second (a Date header has whole
 *     seconds)
 * @param rules of its chain
 */
public record NodeIdentity(
        @Nullable ClientInfo client,
        @Nullable String networkId,
        @Nullable PeerId id,
        @Nullable Endpoint listen,
        @Nullable Duration clockOffset,
        ChainRules rules) {

    public static final NodeIdentity UNKNOWN = new NodeIdentity(null, null, null, null, null);

    /** A node that does not tell by which rules it goes. */
    public NodeIdentity(
            @Nullable ClientInfo client,
            @Nullable String networkId,
            @Nullable PeerId id,
            @Nullable Endpoint listen,
            @Nullable Duration clockOffset) {
        this(client, networkId, id, listen, clockOffset, ChainRules.UNKNOWN);
    }

    /** The same node with this offset of its clock. */
    public NodeIdentity withClockOffset(@Nullable Duration offset) {
        return new NodeIdentity(client, networkId, id, listen, offset, rules);
    }

    /** The same node with these rules of its chain. */
    public NodeIdentity withRules(ChainRules known) {
        return new NodeIdentity(client, networkId, id, listen, clockOffset, known);
    }
}
