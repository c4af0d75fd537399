package io.peermonitor.metrics;

import io.peermonitor.analysis.Judgement;
import io.peermonitor.pair.Pair;
import io.peermonitor.tracking.Census;
import io.peermonitor.tracking.NodeState;
import org.jspecify.annotations.Nullable;

/**
 * All that the series of one client of one node are made of.
 *
 * @param census absent while the peers are not known
 * @param pair absent where the node has one client only
 * @param slowestPoll of the last minutes, in seconds
 * @param longestSession that ended in the last minutes, in seconds
 */
record NodeFacts(
        NodeState state,
        @Nullable Census census,
        @Nullable Judgement judgement,
        @Nullable Pair pair,
        Counted counted,
        double slowestPoll,
        double longestSession) {}
