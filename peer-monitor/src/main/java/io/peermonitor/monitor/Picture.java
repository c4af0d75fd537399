package io.peermonitor.monitor;

import io.peermonitor.analysis.AnalysisRules;
import io.peermonitor.analysis.Assessments;
import io.peermonitor.pair.Pair;
import io.peermonitor.pair.PairReading;
import io.peermonitor.pair.PairRules;
import io.peermonitor.peer.Layer;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReport;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.RosterChange.NodeForgotten;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.tracking.Fleet;
import io.peermonitor.tracking.FleetEvent;
import io.peermonitor.tracking.FleetEvent.PairChanged;
import io.peermonitor.tracking.NodeState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known at one moment, in one immutable value, so that no answer mixes two.
 *
 * @param execution the execution clients
 * @param consensus the consensus clients, each under the name of the node it is the other half of
 * @param pairRules when a pair is judged how
 * @param pairs how the two clients of a node work together, of nodes that have both
 */
public record Picture(
        Side execution, Side consensus, Map<NodeName, Pair> pairs, PairRules pairRules) {

    public Picture {
        pairs = Map.copyOf(pairs);
    }

    /** Nothing polled yet. */
    public static Picture of(
            Collection<WatchedNode> watched, AnalysisRules rules, PairRules pairRules) {
        Map<NodeName, Pair> pairs = new TreeMap<>();
        watched.stream()
                .filter(client -> client.layer() == Layer.CONSENSUS)
                .forEach(client -> pairs.put(client.name(), Pair.of(client.name(), pairRules)));
        return new Picture(
                side(watched, Layer.EXECUTION, rules),
                side(watched, Layer.CONSENSUS, rules),
                pairs,
                pairRules);
    }

    private static Side side(Collection<WatchedNode> watched, Layer layer, AnalysisRules rules) {
        List<WatchedNode> ofLayer =
                watched.stream().filter(client -> client.layer() == layer).toList();
        return new Side(Fleet.of(ofLayer), Assessments.by(rules), Map.of());
    }

    /** The execution clients. */
    public Fleet fleet() {
        return execution.fleet();
    }

    /** Of the execution clients. */
    public Assessments assessments() {
        return execution.assessments();
    }

    public Side side(Layer layer) {
        return switch (layer) {
            case EXECUTION -> execution;
            case CONSENSUS -> consensus;
        };
    }

    /** How the two clients of the node work together; empty where only one is watched. */
    public Optional<Pair> pair(NodeName node) {
        return Optional.ofNullable(pairs.get(node));
    }

    /** Whether a client of this layer is watched under the name. */
    boolean watches(Layer layer, NodeName node) {
        return side(layer).fleet().watches(node);
    }

    /** What the report changes; this picture stays as it is. */
    public Round after(NodeReport report) {
        Side.Step step = side(report.layer()).after(report);
        List<FleetEvent> events = new ArrayList<>(step.events());
        Picture after =
                switch (report.layer()) {
                    case EXECUTION -> new Picture(step.side(), consensus, pairs, pairRules);
                    case CONSENSUS -> new Picture(execution, step.side(), pairs, pairRules);
                };
        Picture paired = after.paired(report, events);
        return new Round(report, paired, events);
    }

    private Picture paired(NodeReport report, List<FleetEvent> events) {
        if (report instanceof PeerSignal) {
            return this;
        }
        NodeName node = report.node();
        if (report instanceof NodeForgotten || !watches(Layer.CONSENSUS, node)) {
            return without(node);
        }
        Pair before = pairs.getOrDefault(node, Pair.of(node, pairRules));
        Pair now =
                before.after(
                        new PairReading(
                                node,
                                report.at(),
                                latest(execution, node),
                                latest(consensus, node)));
        if (now.verdict() != before.verdict()) {
            events.add(
                    new PairChanged(
                            node,
                            report.at(),
                            before.verdict(),
                            now.verdict(),
                            now.finding().sentence()));
        }
        Map<NodeName, Pair> changed = new TreeMap<>(pairs);
        changed.put(node, now);
        return new Picture(execution, consensus, changed, pairRules);
    }

    private Picture without(NodeName node) {
        if (!pairs.containsKey(node)) {
            return this;
        }
        Map<NodeName, Pair> rest = new TreeMap<>(pairs);
        rest.remove(node);
        return new Picture(execution, consensus, rest, pairRules);
    }

    private static @Nullable PollResult latest(Side side, NodeName node) {
        return side.fleet().node(node).map(NodeState::latest).orElse(null);
    }
}
