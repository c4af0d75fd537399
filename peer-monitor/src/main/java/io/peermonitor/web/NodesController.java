package io.peermonitor.web;

import io.peermonitor.geo.Origins;
import io.peermonitor.monitor.FleetView;
import io.peermonitor.monitor.Picture;
import io.peermonitor.tracking.NodeState;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
        return detail(now, new PeerSearch(now.fleet()).node(name));
    }

    @GetMapping("/nodes/{name}/assessment")
    AssessmentView assessment(@PathVariable String name) {
        Picture now = monitor.picture();
        NodeState node = new PeerSearch(now.fleet()).node(name);
        return AssessmentView.of(node, now.assessments().of(node.name()), origins);
    }

    private static NodeDetailView detail(Picture now, NodeState node) {
        return NodeDetailView.of(node, now.assessments().of(node.name()).orElse(null));
    }
}
