package io.peermonitor.peer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one poll of one node ended in; a failure is a value like any other. */
public sealed interface PollResult extends NodeReport {

    /** When the poll ended. */
    @Override
    Moment at();

    /** How long the poll took. */
    Duration took();

    /** When the poll began: what the node pushed since then may not be in its answer yet. */
    default Moment began() {
        return at().earlier(took());
    }

    /** The node told its peers. */
    record Reached(
            NodeName node,
            Moment at,
            Duration took,
            NodeIdentity identity,
            ChainState chain,
            PeerSnapshot snapshot)
            implements PollResult {}

    /**
     * The node answers but does not serve its peer table here.
     *
     * @param peerCount what {@code net_peerCount} says, absent where that is not served either
     * @param advice how to make the node tell its peers
     */
    record Limited(
            NodeName node,
            Moment at,
            Duration took,
            NodeIdentity identity,
            ChainState chain,
            @Nullable Long peerCount,
            String advice)
            implements PollResult {}

    /**
     * The node could not be read.
     *
     * @param detail one sentence for the operator, with the address but without credentials
     */
    record Unreached(NodeName node, Moment at, Duration took, FailureReason reason, String detail)
            implements PollResult {}
}
