package io.peermonitor.health;

import io.peermonitor.monitor.FleetView;
import io.peermonitor.peer.Moment;
import io.peermonitor.tracking.NodeState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Lists the nodes, and is always up.
 *
 * <p>Were it down with a node, Kubernetes would take the monitor out of its Service and Prometheus
 * would lose the very series that say so.
 */
@Component("nodes")
class NodesHealthIndicator implements HealthIndicator {

    private final FleetView monitor;

    NodesHealthIndicator(FleetView monitor) {
        this.monitor = monitor;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        monitor.fleet()
                .nodes()
                .forEach(node -> health.withDetail(node.name().value(), detail(node)));
        monitor.picture()
                .consensus()
                .fleet()
                .nodes()
                .forEach(node -> health.withDetail(node.name() + " consensus", detail(node)));
        return health.build();
    }

    private static Map<String, Object> detail(NodeState node) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("status", node.status().label());
        Moment since = node.statusSince();
        if (since != null) {
            detail.put("since", since.at().toString());
        }
        node.failure().ifPresent(failure -> detail.put("failure", failure.reason().label()));
        return detail;
    }
}
