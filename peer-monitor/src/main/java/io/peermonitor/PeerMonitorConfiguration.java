package io.peermonitor;

import io.peermonitor.consensus.ConsensusNodes;
import io.peermonitor.console.Console;
import io.peermonitor.execution.ExecutionNodes;
import io.peermonitor.geo.Origins;
import io.peermonitor.history.History;
import io.peermonitor.metrics.FleetCollector;
import io.peermonitor.metrics.FleetMeters;
import io.peermonitor.monitor.FleetView;
import io.peermonitor.monitor.PeerMonitor;
import io.peermonitor.monitor.RoundListener;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReader;
import io.peermonitor.peer.PolledNode;
import io.peermonitor.peer.Shard;
import io.peermonitor.peer.WatchedNode;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires the packages: data flows from the execution nodes through the monitor to the edges. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PeerMonitorSettings.class)
class PeerMonitorConfiguration {

    private static final Logger log = LoggerFactory.getLogger(PeerMonitorConfiguration.class);

    @Bean
    ExecutionNodes executionNodes(PeerMonitorSettings settings) {
        return new ExecutionNodes(
                settings.limits().limits(), settings.polling().times().timeout(), log::warn);
    }

    @Bean
    ConsensusNodes consensusNodes(PeerMonitorSettings settings) {
        return new ConsensusNodes(
                settings.limits().limits(), settings.polling().times().timeout(), log::warn);
    }

    @Bean
    PeerMonitor peerMonitor(
            PeerMonitorSettings settings,
            Environment environment,
            ExecutionNodes executionNodes,
            ConsensusNodes consensusNodes,
            List<RoundListener> listeners) {
        Map<String, PeerMonitorSettings.Node> nodes = watched(settings, environment);
        List<WatchedNode> watched =
                nodes.entrySet().stream()
                        .flatMap(node -> node.getValue().watched(node.getKey()).stream())
                        .toList();
        List<NodeReader> readers =
                nodes.entrySet().stream()
                        .map(node ->
                                executionNodes.open(
                                        new NodeName(node.getKey()), node.getValue().requiredUrl()))
                        .toList();
        List<PolledNode> consensusReaders = new ArrayList<>();
        nodes.forEach((name, node) -> {
            if (node.consensusUrl() != null) {
                consensusReaders.add(consensusNodes.open(new NodeName(name), node.consensusUrl()));
            }
        });
        return new PeerMonitor(
                watched,
                readers,
                consensusReaders,
                settings.polling().times(),
                settings.analysis().rules(),
                settings.pair().rules(),
                listeners);
    }

    /** Those of this shard, in the order in which they are configured. */
    static Map<String, PeerMonitorSettings.Node> watched(
            PeerMonitorSettings settings, Environment environment) {
        Shard shard = settings.shard().shard();
        Map<String, PeerMonitorSettings.Node> watched = new LinkedHashMap<>();
        configured(settings, environment)
                .forEach((name, node) -> {
                    if (shard.watches(new NodeName(name))) {
                        watched.put(name, node);
                    }
                });
        return watched;
    }

    /**
     * A default in application.yaml would stay beside the operator's nodes, because maps are
     * merged.
     */
    private static Map<String, PeerMonitorSettings.Node> configured(
            PeerMonitorSettings settings, Environment environment) {
        if (!settings.nodes().isEmpty() || settings.discovery().dns() != null) {
            return settings.nodes();
        }
        String url = environment.getProperty("GETH_RPC_URL", "http://localhost:8545");
        try {
            ExecutionNodes.requireReadable(url);
        } catch (IllegalArgumentException unreadable) {
            throw new BadSettingException("GETH_RPC_URL: " + unreadable.getMessage());
        }
        String consensusUrl = environment.getProperty("BEACON_API_URL");
        if (consensusUrl != null) {
            try {
                ConsensusNodes.requireReadable(consensusUrl);
            } catch (IllegalArgumentException unreadable) {
                throw new BadSettingException("BEACON_API_URL: " + unreadable.getMessage());
            }
        }
        return Map.of("geth", new PeerMonitorSettings.Node(url, null, consensusUrl));
    }

    @Bean
    Console console(PeerMonitorSettings settings) {
        return new Console(settings.console().tableEvery());
    }

    @Bean
    History history(PeerMonitorSettings settings) {
        return new History(settings.history().limits(), Instant.now());
    }

    @Bean
    Origins origins(PeerMonitorSettings settings) {
        return Origins.in(settings.geo().countryFile(), settings.geo().asnFile());
    }

    @Bean
    FleetMeters fleetMeters() {
        return new FleetMeters();
    }

    @Bean
    FleetCollector fleetCollector(
            FleetView monitor,
            FleetMeters meters,
            PeerMonitorSettings settings,
            PrometheusRegistry registry) {
        FleetCollector collector =
                new FleetCollector(monitor, meters, settings.polling().interval());
        registry.register(collector);
        return collector;
    }

    @Bean
    SharedScrapes sharedScrapes(PrometheusRegistry registry, FleetCollector fleet) {
        return new SharedScrapes(registry, fleet);
    }
}
