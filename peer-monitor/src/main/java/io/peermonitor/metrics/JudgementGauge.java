package io.peermonitor.metrics;

import io.peermonitor.analysis.Judgement;
import io.peermonitor.tracking.NodeState;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One gauge of what a peer table shows.
 *
 * @param points of one node; those that are not known are left out
 */
record JudgementGauge(String name, String help, Function<Judgement, List<Point>> points) {

    /** One series beside the label {@code node}; value null where it is not known. */
    record Point(Labels labels, @Nullable Double value) {

        static Point of(@Nullable Number value) {
            return new Point(Labels.EMPTY, value == null ? null : value.doubleValue());
        }

        static Point of(String label, String name, @Nullable Number value) {
            return new Point(Labels.of(label, name), value == null ? null : value.doubleValue());
        }

        Labels labels(NodeState node) {
            return labels.add("node", node.name().value());
        }
    }

    static JudgementGauge single(
            String name, String help, Function<Judgement, @Nullable Number> value) {
        return new JudgementGauge(
                name, help, judgement -> List.of(Point.of(value.apply(judgement))));
    }
}
