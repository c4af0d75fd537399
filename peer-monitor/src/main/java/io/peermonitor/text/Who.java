package io.peermonitor.text;

import io.peermonitor.peer.Layer;
import io.peermonitor.peer.NodeName;
import io.peermonitor.tracking.NodeState;

/** Whom a line is about: a node's execution client goes by the node's name alone. */
public record Who(NodeName node, Layer layer) {

    public static Who of(NodeState client) {
        return new Who(client.name(), client.layer());
    }

    @Override
    public String toString() {
        return switch (layer) {
            case EXECUTION -> node.value();
            case CONSENSUS -> node.value() + " consensus";
        };
    }
}
