package io.peermonitor.metrics;

import io.peermonitor.analysis.Assessment;
import io.peermonitor.monitor.FleetView;
import io.peermonitor.monitor.Picture;
import io.peermonitor.monitor.Side;
import io.peermonitor.pair.Pair;
import io.peermonitor.peer.Layer;
import io.peermonitor.peer.NodeName;
import io.peermonitor.tracking.NodeState;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything of the fleet, at each scrape from one immutable fleet and what was counted of it.
 *
 * <p>So a scrape agrees with itself, and what is gone from the fleet is gone from the metrics. It
 * can be had as the Prometheus library has it, or as the text that the library would write of that.
 */
public final class FleetCollector implements MultiCollector {

    private final FleetView monitor;
    private final FleetMeters meters;
    private final Sheet execution;
    private final Sheet consensus;
    private final Set<String> names;

    public FleetCollector(FleetView monitor, FleetMeters meters, Duration interval) {
        this.monitor = monitor;
        this.meters = meters;
        this.execution = new Sheet(ofExecution(interval));
        this.consensus = new Sheet(ofConsensus());
        this.names =
                getMetricFamilyDescriptors().stream()
                        .map(MetricFamilyDescriptor::getPrometheusName)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static List<Metric> ofExecution(Duration interval) {
        List<Metric> all = new ArrayList<>();
        NodeGauges.all(interval).forEach(gauge -> all.add(gauge.metric()));
        all.addAll(JudgementGauges.all());
        all.addAll(CensusGauges.of(Layer.EXECUTION));
        all.addAll(PairGauges.all());
        all.addAll(CountedMetrics.of(Layer.EXECUTION));
        return all;
    }

    private static List<Metric> ofConsensus() {
        List<Metric> all = new ArrayList<>();
        ConsensusGauges.all().forEach(gauge -> all.add(gauge.metric()));
        all.addAll(JudgementGauges.ofConsensus());
        all.addAll(CensusGauges.of(Layer.CONSENSUS));
        all.addAll(CountedMetrics.of(Layer.CONSENSUS));
        return all;
    }

    /** With these the registry leaves us out when it is asked for other metrics only. */
    @Override
    public List<MetricFamilyDescriptor> getMetricFamilyDescriptors() {
        return Stream.concat(execution.descriptors().stream(), consensus.descriptors().stream())
                .toList();
    }

    /** Whether a metric, by the name that the registry has for it, is one of ours. */
    public boolean owns(String name) {
        return names.contains(name);
    }

    @Override
    public MetricSnapshots collect() {
        Picture now = monitor.picture();
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        execution.add(nodes(now, Layer.EXECUTION), snapshots);
        consensus.add(nodes(now, Layer.CONSENSUS), snapshots);
        return snapshots.build();
    }

    /** The same as text, and behind it the text of the other metrics. */
    public byte[] text(TextFormat format, byte[] others) {
        Picture now = monitor.picture();
        List<NodeText> ofExecution = execution.texts(nodes(now, Layer.EXECUTION));
        List<NodeText> ofConsensus = consensus.texts(nodes(now, Layer.CONSENSUS));
        int size = execution.size(ofExecution, format) + consensus.size(ofConsensus, format);
        Bytes text = new Bytes(size + others.length);
        execution.write(ofExecution, format, text);
        consensus.write(ofConsensus, format, text);
        return text.add(others).toArray();
    }

    /** How many texts are held from one scrape to the next. */
    int kept() {
        return execution.kept() + consensus.kept();
    }

    private List<NodeNow> nodes(Picture now, Layer layer) {
        Side side = now.side(layer);
        List<NodeNow> nodes = new ArrayList<>();
        for (NodeState state : side.fleet().nodes()) {
            NodeName name = state.name();
            Assessment assessment = side.assessments().of(name).orElse(null);
            nodes.add(
                    NodeNow.of(state, assessment, pair(now, layer, name), meters.of(layer, name)));
        }
        return nodes;
    }

    /** Told beside the execution client. */
    private static @Nullable Pair pair(Picture now, Layer layer, NodeName node) {
        return layer == Layer.EXECUTION ? now.pair(node).orElse(null) : null;
    }
}
