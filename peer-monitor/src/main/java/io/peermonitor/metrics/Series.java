package io.peermonitor.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One series that every node has.
 *
 * @param labels beside {@code node}
 * @param figure of a node, null where it is not known now: then the series is absent, never stale
 */
record Series(Labels labels, Function<NodeFacts, @Nullable Double> figure) {

    static final String NODE = "node";

    static Series alone(Function<NodeFacts, @Nullable Double> figure) {
        return new Series(Labels.EMPTY, figure);
    }

    static Series of(String label, String value, Function<NodeFacts, @Nullable Double> figure) {
        return new Series(Labels.of(label, value), figure);
    }

    Labels of(String node) {
        return labels.merge(Labels.of(NODE, node));
    }
}
