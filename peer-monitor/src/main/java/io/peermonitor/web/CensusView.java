package io.peermonitor.web;

import io.peermonitor.tracking.NodeState;
import io.peermonitor.tracking.NodeStatus;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The peers of a client counted; null while they are not known. */
final class CensusView {

    private CensusView() {}

    static @Nullable Map<String, Integer> directions(NodeState node) {
        if (node.status() != NodeStatus.UP) {
            return null;
        }
        Map<String, Integer> counts = new TreeMap<>();
        node.census().directions().forEach((of, count) -> counts.put(of.label(), count));
        return counts;
    }

    static @Nullable Map<String, Integer> clients(NodeState node) {
        if (node.status() != NodeStatus.UP) {
            return null;
        }
        Map<String, Integer> counts = new TreeMap<>();
        node.census().clients().forEach((of, count) -> counts.put(of.label(), count));
        return counts;
    }
}
