package io.peermonitor.pair;

import io.peermonitor.peer.ChainState;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Limited;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import org.jspecify.annotations.Nullable;

/**
 * The latest poll of each client of a node; absent before the first.
 *
 * @param at when the later of the two was learnt
 */
public record PairReading(
        NodeName node, Moment at, @Nullable PollResult execution, @Nullable PollResult consensus) {

    boolean complete() {
        return execution != null && consensus != null;
    }

    static boolean isRead(@Nullable PollResult poll) {
        return poll instanceof Reached || poll instanceof Limited;
    }

    static ChainState chain(@Nullable PollResult poll) {
        return switch (poll) {
            case Reached reached -> reached.chain();
            case Limited limited -> limited.chain();
            case Unreached _ -> ChainState.UNKNOWN;
            case null -> ChainState.UNKNOWN;
        };
    }

    static NodeIdentity identity(@Nullable PollResult poll) {
        return switch (poll) {
            case Reached reached -> reached.identity();
            case Limited limited -> limited.identity();
            case Unreached _ -> NodeIdentity.UNKNOWN;
            case null -> NodeIdentity.UNKNOWN;
        };
    }

    static @Nullable Long peers(@Nullable PollResult poll) {
        return switch (poll) {
            case Reached reached ->
                    reached.snapshot().truncated()
                            ? null
                            : Long.valueOf(reached.snapshot().peers().size());
            case Limited limited -> limited.peerCount();
            case Unreached _ -> null;
            case null -> null;
        };
    }
}
