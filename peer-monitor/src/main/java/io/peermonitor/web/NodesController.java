package io.peermonitor.web;

import io.peermonitor.monitor.FleetView;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The watched nodes and all that is known of them now. */
@RestController
class NodesController {

    private final FleetView monitor;

    NodesController(FleetView monitor) {
        this.monitor = monitor;
    }

    @GetMapping("/nodes")
    List<NodeDetailView> nodes() {
        return monitor.fleet().nodes().stream().map(NodeDetailView::of).toList();
    }

    @GetMapping("/nodes/{name}")
    NodeDetailView node(@PathVariable String name) {
        return NodeDetailView.of(new PeerSearch(monitor.fleet()).node(name));
    }
}
