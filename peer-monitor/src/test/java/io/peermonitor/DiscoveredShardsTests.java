package io.peermonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peermonitor.discovery.ScriptedDns;
import io.peermonitor.discovery.ScriptedDns.Srv;
import io.peermonitor.monitor.FleetView;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Two whole services and one name server: each node belongs to one of them. */
class DiscoveredShardsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The JDK's own way to name other servers than the system's. */
    private static final String NAME_SERVERS = "java.naming.provider.url";

    private ScriptedDns dns;

    @BeforeEach
    void ask() throws IOException {
        dns = names("geth-0", "geth-1", "geth-2", "geth-3", "geth-4", "geth-5");
        System.setProperty(NAME_SERVERS, dns.url());
    }

    private static ScriptedDns names(String... pods) throws IOException {
        return new ScriptedDns().names(Stream.of(pods).map(Srv::pod).toArray(Srv[]::new));
    }

    @AfterEach
    void askTheSystemAgain() {
        System.clearProperty(NAME_SERVERS);
        dns.close();
    }

    @Test
    void everyDiscoveredNodeIsWatchedByExactlyOneOfTwoServices() {
        try (ConfigurableApplicationContext first = shard(0);
                ConfigurableApplicationContext second = shard(1)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        assertThat(nodes(first)).containsExactly("geth-0", "geth-2", "geth-3");
                        assertThat(nodes(second)).containsExactly("geth-1", "geth-4", "geth-5");
                    });

            dns.names(Srv.pod("geth-6"), Srv.pod("geth-7"));
            await().atMost(PATIENCE)
                    .until(() ->
                            nodes(first).contains("geth-6") && nodes(second).contains("geth-7"));
            assertThat(nodes(first)).doesNotContainAnyElementsOf(nodes(second));
        }
    }

    /** Both configure it, so that neither takes it from DNS, and only its shard watches it. */
    private static ConfigurableApplicationContext shard(int index) {
        return ServiceStart.with(
                "peer-monitor.discovery.dns=" + ScriptedDns.SERVICE,
                "peer-monitor.discovery.interval=1s",
                "peer-monitor.nodes.geth-1.url=/nowhere/geth.ipc",
                "peer-monitor.shard.count=2",
                "peer-monitor.shard.index=" + index);
    }

    private static List<String> nodes(ConfigurableApplicationContext service) {
        return service.getBean(FleetView.class).fleet().nodes().stream()
                .map(node -> node.name().value())
                .toList();
    }
}
