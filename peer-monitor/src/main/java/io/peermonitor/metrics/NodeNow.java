package io.peermonitor.metrics;

import io.peermonitor.analysis.Assessment;
import io.peermonitor.pair.Pair;
import io.peermonitor.peer.NodeName;
import io.peermonitor.tracking.NodeState;
import io.peermonitor.tracking.NodeStatus;
import org.jspecify.annotations.Nullable;

/** One client of one node at one scrape: values that are replaced when anything changes. */
record NodeNow(
        NodeState state,
        @Nullable Assessment assessment,
        @Nullable Pair pair,
        Counted counted,
        double slowestPoll,
        double longestSession) {

    static NodeNow of(
            NodeState state,
            @Nullable Assessment assessment,
            @Nullable Pair pair,
            Counted counted) {
        return new NodeNow(
                state,
                assessment,
                pair,
                counted,
                counted.polls().recentMax(),
                counted.sessions().recentMax());
    }

    NodeName name() {
        return state.name();
    }

    NodeFacts facts() {
        return new NodeFacts(
                state,
                state.status() == NodeStatus.UP ? state.census() : null,
                assessment == null ? null : assessment.judged(),
                pair,
                counted,
                slowestPoll,
                longestSession);
    }
}
