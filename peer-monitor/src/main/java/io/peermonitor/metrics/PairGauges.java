package io.peermonitor.metrics;

import io.peermonitor.pair.Pair;
import io.peermonitor.peer.PairVerdict;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the two clients of each node work together. */
final class PairGauges {

    private PairGauges() {}

    static List<Metric> all() {
        return List.of(
                Metric.gauge(
                        "peer_monitor_pair_verdict",
                        "1 for the one verdict on the node's two clients that holds, 0 for the others.",
                        Arrays.stream(PairVerdict.values()).map(PairGauges::series).toList()),
                Metric.gauge(
                        "peer_monitor_pair_blocks_apart",
                        "The execution client's head minus the block in its consensus client's head; -1 to 1 is good.",
                        PairGauges::blocksApart));
    }

    private static Series series(PairVerdict verdict) {
        return Series.of("verdict", verdict.label(), facts -> holds(verdict, facts.pair()));
    }

    private static @Nullable Double holds(PairVerdict verdict, @Nullable Pair pair) {
        if (pair == null) {
            return null;
        }
        return verdict == pair.verdict() ? 1.0 : 0.0;
    }

    private static @Nullable Double blocksApart(NodeFacts facts) {
        Pair pair = facts.pair();
        return pair == null ? null : NodeGauges.number(pair.finding().figures().blocksApart());
    }
}
