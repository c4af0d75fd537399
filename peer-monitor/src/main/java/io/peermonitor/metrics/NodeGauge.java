package io.peermonitor.metrics;

import io.peermonitor.tracking.NodeState;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One gauge with the label {@code node} alone.
 *
 * @param value of a node, null where it is not known now: then the series is absent, never stale
 */
record NodeGauge(String name, String help, Function<NodeState, @Nullable Double> value) {

    Metric metric() {
        return Metric.gauge(name, help, facts -> value.apply(facts.state()));
    }
}
