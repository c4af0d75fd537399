package io.peermonitor.analysis;

import io.peermonitor.analysis.Observation.ChainOnly;
import io.peermonitor.analysis.Observation.Told;
import io.peermonitor.analysis.Observation.Unread;
import io.peermonitor.peer.NodeName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is judged of all nodes at one moment, and what is remembered to judge on; immutable. */
public final class Assessments {

    private final AnalysisRules rules;
    private final Map<NodeName, NodeMemory> memories;
    private final Map<NodeName, Assessment> assessments;
    private final Map<NodeName, OwnHead> heads;

    private Assessments(
            AnalysisRules rules,
            Map<NodeName, NodeMemory> memories,
            Map<NodeName, Assessment> assessments,
            Map<NodeName, OwnHead> heads) {
        this.rules = rules;
        this.memories = Collections.unmodifiableMap(memories);
        this.assessments = Collections.unmodifiableMap(assessments);
        this.heads = Collections.unmodifiableMap(heads);
    }

    /** Nothing observed yet. */
    public static Assessments by(AnalysisRules rules) {
        return new Assessments(rules, Map.of(), Map.of(), Map.of());
    }

    /** The assessment of a node, once it has been observed. */
    public Optional<Assessment> of(NodeName node) {
        return Optional.ofNullable(assessments.get(node));
    }

    /** The assessments after this observation of one node; these stay as they are. */
    public Assessments after(Observation observation) {
        NodeMemory before = memories.getOrDefault(observation.node(), NodeMemory.NONE);
        Map<NodeName, OwnHead> headsAfter = headsAfter(observation);
        NodeStep step =
                switch (observation) {
                    case Told told ->
                            NodeStep.of(
                                    before,
                                    told,
                                    headsAfter.get(told.node()),
                                    others(headsAfter, told.node()),
                                    rules);
                    case ChainOnly _, Unread _ ->
                            new NodeStep(
                                    before.afterNothing(observation.at()),
                                    Assessment.blind(observation.node(), observation.at()));
                };
        return new Assessments(
                rules,
                with(memories, observation.node(), step.memory()),
                with(assessments, observation.node(), step.assessment()),
                headsAfter);
    }

    /** Without anything of a node that is no longer watched. */
    public Assessments without(NodeName node) {
        return new Assessments(
                rules, without(memories, node), without(assessments, node), without(heads, node));
    }

    private static <V> Map<NodeName, V> without(Map<NodeName, V> map, NodeName node) {
        Map<NodeName, V> after = new TreeMap<>(map);
        after.remove(node);
        return after;
    }

    private Map<NodeName, OwnHead> headsAfter(Observation observation) {
        Optional<OwnHead> head =
                switch (observation) {
                    case Told told ->
                            OwnHead.of(told.node(), told.at(), told.identity(), told.chain());
                    case ChainOnly only ->
                            OwnHead.of(only.node(), only.at(), only.identity(), only.chain());
                    case Unread _ -> Optional.empty();
                };
        Map<NodeName, OwnHead> after = new TreeMap<>(heads);
        after.remove(observation.node());
        head.ifPresent(own -> after.put(own.node(), own));
        return after;
    }

    private static List<OwnHead> others(Map<NodeName, OwnHead> heads, NodeName node) {
        return heads.values().stream().filter(head -> !head.node().equals(node)).toList();
    }

    private static <V> Map<NodeName, V> with(Map<NodeName, V> map, NodeName node, V value) {
        Map<NodeName, V> after = new TreeMap<>(map);
        after.put(node, value);
        return after;
    }
}
