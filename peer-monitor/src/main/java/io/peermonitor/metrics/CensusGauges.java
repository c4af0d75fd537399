package io.peermonitor.metrics;

import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Layer;
import io.peermonitor.tracking.Census;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How many peers there are of which kind. */
final class CensusGauges {

    private CensusGauges() {}

    static List<Metric> of(Layer layer) {
        String prefix =
                switch (layer) {
                    case EXECUTION -> "peer_monitor_";
                    case CONSENSUS -> "peer_monitor_consensus_";
                };
        return List.of(
                Metric.gauge(
                        prefix + "peers",
                        "Connected peers by who dialled.",
                        Arrays.stream(Direction.values())
                                .map(direction ->
                                        Series.of(
                                                "direction",
                                                direction.label(),
                                                count(Census::directions, direction)))
                                .toList()),
                Metric.gauge(
                        prefix + "client_peers",
                        "Connected peers by the client they say they run.",
                        Arrays.stream(ClientFamily.values())
                                .filter(family -> family.isOf(layer))
                                .map(family ->
                                        Series.of(
                                                "client",
                                                family.label(),
                                                count(Census::clients, family)))
                                .toList()));
    }

    private static <E> Function<NodeFacts, @Nullable Double> count(
            Function<Census, Map<E, Integer>> counts, E of) {
        return facts -> {
            Census census = facts.census();
            return census == null ? null : Double.valueOf(counts.apply(census).getOrDefault(of, 0));
        };
    }
}
