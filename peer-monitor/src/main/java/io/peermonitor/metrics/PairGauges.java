package io.peermonitor.metrics;

import io.peermonitor.monitor.Picture;
import io.peermonitor.pair.Pair;
import io.peermonitor.peer.PairVerdict;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the two clients of each node work together. */
final class PairGauges {

    private PairGauges() {}

    static List<GaugeSnapshot> of(Picture now) {
        GaugeSnapshot.Builder verdicts =
                GaugeSnapshot.builder()
                        .name("peer_monitor_pair_verdict")
                        .help(
                                "1 for the one verdict on the node's two clients that holds, 0 for the others.");
        GaugeSnapshot.Builder apart =
                GaugeSnapshot.builder()
                        .name("peer_monitor_pair_blocks_apart")
                        .help(
                                "The execution client's head minus the block in its consensus client's head; -1 to 1 is good.");
        now.fleet()
                .nodes()
                .forEach(node ->
                        now.pair(node.name())
                                .ifPresent(pair -> {
                                    String name = node.name().value();
                                    for (PairVerdict verdict : PairVerdict.values()) {
                                        verdicts.dataPoint(
                                                point(
                                                        Labels.of(
                                                                "node",
                                                                name,
                                                                "verdict",
                                                                verdict.label()),
                                                        verdict == pair.verdict() ? 1 : 0));
                                    }
                                    Long blocks = blocksApart(pair);
                                    if (blocks != null) {
                                        apart.dataPoint(point(Labels.of("node", name), blocks));
                                    }
                                }));
        return List.of(verdicts.build(), apart.build());
    }

    private static @Nullable Long blocksApart(Pair pair) {
        return pair.finding().figures().blocksApart();
    }

    private static GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }
}
