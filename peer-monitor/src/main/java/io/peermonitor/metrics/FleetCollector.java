package io.peermonitor.metrics;

import io.peermonitor.analysis.Assessment;
import io.peermonitor.monitor.FleetView;
import io.peermonitor.monitor.Picture;
import io.peermonitor.monitor.Side;
import io.peermonitor.tracking.Census;
import io.peermonitor.tracking.Fleet;
import io.peermonitor.tracking.NodeState;
import io.peermonitor.tracking.NodeStatus;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.List;

/**
 * Everything that is true of the fleet now, computed at each scrape from one immutable fleet.
 *
 * <p>So a scrape agrees with itself, and what is gone from the fleet is gone from the metrics.
 */
public final class FleetCollector implements MultiCollector {

    private static final String PEERS = "peer_monitor_peers";
    private static final String CLIENT_PEERS = "peer_monitor_client_peers";
    private static final String CONSENSUS_PEERS = "peer_monitor_consensus_peers";
    private static final String CONSENSUS_CLIENT_PEERS = "peer_monitor_consensus_client_peers";

    private final FleetView monitor;
    private final List<NodeGauge> nodeGauges;
    private final List<JudgementGauge> judgementGauges = JudgementGauges.all();
    private final List<NodeGauge> consensusGauges = ConsensusGauges.all();

    public FleetCollector(FleetView monitor, Duration interval) {
        this.monitor = monitor;
        this.nodeGauges = NodeGauges.all(interval);
    }

    @Override
    public MetricSnapshots collect() {
        Picture now = monitor.picture();
        Fleet consensus = now.consensus().fleet();
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        nodeGauges.forEach(gauge -> snapshots.metricSnapshot(perNode(gauge, now.fleet())));
        judgementGauges.forEach(gauge -> snapshots.metricSnapshot(judged(gauge, now.execution())));
        censuses(now.fleet(), PEERS, CLIENT_PEERS, snapshots);
        if (!consensus.nodes().isEmpty()) {
            consensusGauges.forEach(gauge -> snapshots.metricSnapshot(perNode(gauge, consensus)));
            JudgementGauges.ofConsensus()
                    .forEach(gauge -> snapshots.metricSnapshot(judged(gauge, now.consensus())));
            censuses(consensus, CONSENSUS_PEERS, CONSENSUS_CLIENT_PEERS, snapshots);
            PairGauges.of(now).forEach(snapshots::metricSnapshot);
        }
        return snapshots.build();
    }

    private static void censuses(
            Fleet fleet, String byDirection, String byClient, MetricSnapshots.Builder snapshots) {
        GaugeSnapshot.Builder peers =
                GaugeSnapshot.builder().name(byDirection).help("Connected peers by who dialled.");
        GaugeSnapshot.Builder clients =
                GaugeSnapshot.builder()
                        .name(byClient)
                        .help("Connected peers by the client they say they run.");
        for (NodeState node : fleet.nodes()) {
            if (node.status() == NodeStatus.UP) {
                Census census = node.census();
                census.directions()
                        .forEach((of, count) ->
                                peers.dataPoint(point(node, "direction", of.label(), count)));
                census.clients()
                        .forEach((of, count) ->
                                clients.dataPoint(point(node, "client", of.label(), count)));
            }
        }
        snapshots.metricSnapshot(peers.build()).metricSnapshot(clients.build());
    }

    private static GaugeSnapshot judged(JudgementGauge gauge, Side now) {
        GaugeSnapshot.Builder snapshot =
                GaugeSnapshot.builder().name(gauge.name()).help(gauge.help());
        for (NodeState node : now.fleet().nodes()) {
            now.assessments()
                    .of(node.name())
                    .flatMap(Assessment::judgement)
                    .map(gauge.points())
                    .orElse(List.of())
                    .forEach(point -> add(snapshot, point, node));
        }
        return snapshot.build();
    }

    private static void add(
            GaugeSnapshot.Builder snapshot, JudgementGauge.Point point, NodeState node) {
        Double value = point.value();
        if (value != null) {
            snapshot.dataPoint(point(point.labels(node), value));
        }
    }

    private static GaugeSnapshot perNode(NodeGauge gauge, Fleet fleet) {
        GaugeSnapshot.Builder snapshot =
                GaugeSnapshot.builder().name(gauge.name()).help(gauge.help());
        for (NodeState node : fleet.nodes()) {
            Double value = gauge.value().apply(node);
            if (value != null) {
                snapshot.dataPoint(point(Labels.of("node", node.name().value()), value));
            }
        }
        return snapshot.build();
    }

    private static GaugeDataPointSnapshot point(
            NodeState node, String label, String value, int count) {
        return point(Labels.of("node", node.name().value(), label, value), count);
    }

    private static GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }
}
