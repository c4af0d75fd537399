package io.peermonitor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.peermonitor.consensus.ConsensusNodes;
import io.peermonitor.discovery.NodeDiscovery;
import io.peermonitor.discovery.Target;
import io.peermonitor.execution.ExecutionNodes;
import io.peermonitor.monitor.PeerMonitor;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.WatchedNode;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets nodes come and go as DNS names them, where the operator gave a name to ask for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("peer-monitor.discovery.dns")
class DiscoveryConfiguration {

    @Bean
    NodeDiscovery nodeDiscovery(
            PeerMonitorSettings settings,
            PeerMonitor monitor,
            ExecutionNodes executionNodes,
            ConsensusNodes consensusNodes) {
        PeerMonitorSettings.Discovery discovery = settings.discovery();
        Set<NodeName> configured =
                settings.nodes().keySet().stream()
                        .map(NodeName::new)
                        .collect(Collectors.toUnmodifiableSet());
        return new NodeDiscovery(
                Objects.requireNonNull(discovery.dns()),
                discovery.interval(),
                discovery.forgetAfter(),
                configured,
                settings.shard().shard()::watches,
                target -> watch(target, discovery, monitor, executionNodes, consensusNodes),
                monitor::remove);
    }

    private static void watch(
            Target target,
            PeerMonitorSettings.Discovery discovery,
            PeerMonitor monitor,
            ExecutionNodes executionNodes,
            ConsensusNodes consensusNodes) {
        WatchedNode node = new WatchedNode(target.name(), discovery.peerLimit());
        monitor.add(
                node,
                executionNodes.open(target.name(), target.url()),
                discovery
                        .consensusUrlOf(target.name())
                        .map(url -> consensusNodes.open(target.name(), url))
                        .orElse(null));
    }

    @Bean
    MeterBinder discoveryMeter(NodeDiscovery discovery) {
        return registry ->
                Gauge.builder("peer.monitor.discovery.up", discovery, DiscoveryConfiguration::up)
                        .description("1 when DNS answered the last question for nodes, 0 when not.")
                        .register(registry);
    }

    private static double up(NodeDiscovery discovery) {
        return discovery.answered() ? 1 : 0;
    }
}
