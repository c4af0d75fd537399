package io.peermonitor.web;

import io.peermonitor.geo.Origins;
import io.peermonitor.monitor.FleetView;
import io.peermonitor.monitor.Picture;
import io.peermonitor.peer.Layer;
import io.peermonitor.peer.NodeName;
import io.peermonitor.tracking.NodeState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The watched nodes and all that is known of them now. */
@RestController
class NodesController {

    private final FleetView monitor;
    private final Origins origins;

    NodesController(FleetView monitor, Origins origins) {
        this.monitor = monitor;
        this.origins = origins;
    }

    @GetMapping("/nodes")
    List<NodeDetailView> nodes() {
        Picture now = monitor.picture();
        return now.fleet().nodes().stream().map(node -> detail(now, node)).toList();
    }

    @GetMapping("/nodes/{name}")
    NodeDetailView node(@PathVariable String name) {
        Picture now = monitor.picture();
        return detail(now, new PeerSearch(now).node(name));
    }

    @GetMapping("/nodes/{name}/assessment")
    AssessmentView assessment(
            @PathVariable String name, @RequestParam(required = false) @Nullable String layer) {
        Layer wanted =
                Parameter.choice("layer", layer, Layer.values(), Layer::label)
                        .orElse(Layer.EXECUTION);
        Picture now = monitor.picture();
        PeerSearch search = new PeerSearch(now);
        NodeState node =
                switch (wanted) {
                    case EXECUTION -> search.node(name);
                    case CONSENSUS -> search.consensus(name);
                };
        return AssessmentView.of(node, now.side(wanted).assessments().of(node.name()), origins);
    }

    @GetMapping("/nodes/{name}/pair")
    PairView pair(@PathVariable String name) {
        return PairView.of(new PeerSearch(monitor.picture()).pair(name));
    }

    private static NodeDetailView detail(Picture now, NodeState node) {
        NodeName name = node.name();
        return NodeDetailView.of(
                node,
                now.assessments().of(name).orElse(null),
                now.consensus()
                        .fleet()
                        .node(name)
                        .map(client ->
                                ConsensusView.of(
                                        client,
                                        now.consensus().assessments().of(name).orElse(null)))
                        .orElse(null),
                now.pair(name).map(PairView::of).orElse(null));
    }
}
