package io.peermonitor.peer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What changes only when a node is restarted or its clock drifts; each part absent where the node
 * does not tell it.
 *
 * @param clockOffset the node's clock minus ours, to half a second (a Date header has whole
 *     seconds)
 */
public record NodeIdentity(
        @Nullable ClientInfo client,
        @Nullable String networkId,
        @Nullable PeerId id,
        @Nullable Endpoint listen,
        @Nullable Duration clockOffset) {

    public static final NodeIdentity UNKNOWN = new NodeIdentity(null, null, null, null, null);

    /** The same node with this offset of its clock. */
    public NodeIdentity withClockOffset(@Nullable Duration offset) {
        return new NodeIdentity(client, networkId, id, listen, offset);
    }
}
