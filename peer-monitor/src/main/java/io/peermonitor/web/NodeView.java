package io.peermonitor.web;

import io.peermonitor.peer.Moment;
import io.peermonitor.peer.PollResult.Limited;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.tracking.NodeState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A node beside its peers.
 *
 * @param layer execution or consensus: which of the two clients of the node
 * @param status pending, up, limited or unreachable
 * @param since when the status last changed
 * @param peerCount null while it is not known
 * @param failure why it cannot be read, while it cannot
 * @param advice how to make a limited node tell its peers
 */
record NodeView(
        String name,
        String layer,
        String status,
        @Nullable Instant since,
        @Nullable Long peerCount,
        @Nullable Instant lastSuccess,
        @Nullable Failure failure,
        @Nullable String advice) {

    /** Why the last poll failed. */
    record Failure(String reason, String detail) {

        static Failure of(Unreached unreached) {
            return new Failure(unreached.reason().label(), unreached.detail());
        }
    }

    static NodeView of(NodeState node) {
        return new NodeView(
                node.name().value(),
                node.layer().label(),
                node.status().label(),
                instant(node.statusSince()),
                node.peerCount(),
                instant(node.lastSuccess()),
                node.failure().map(Failure::of).orElse(null),
                node.latest() instanceof Limited limited ? limited.advice() : null);
    }

    private static @Nullable Instant instant(@Nullable Moment moment) {
        return moment == null ? null : moment.at();
    }
}
