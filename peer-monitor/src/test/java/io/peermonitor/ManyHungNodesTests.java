package io.peermonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peermonitor.monitor.FleetView;
import io.peermonitor.sample.LoopbackNode;
import io.peermonitor.tracking.NodeStatus;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole rack of nodes accepts connections and never says a word. */
@EnabledOnOs(OS.LINUX)
class ManyHungNodesTests {

    private static final int NODES = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Queue<Socket> held = new ConcurrentLinkedQueue<>();

    @Test
    void twoHundredHungNodesCostFewThreadsAndNoOtherNode() throws IOException {
        // what the first start in a JVM opens for good is no leak
        try (LoopbackNode node = new LoopbackNode()) {
            ServiceStart.with("peer-monitor.nodes.first.url=" + node.url()).close();
        }
        long sockets = openSockets();
        try (ServerSocket silent = new ServerSocket(0, NODES, InetAddress.getLoopbackAddress());
                LoopbackNode node = new LoopbackNode()) {
            Thread.startVirtualThread(() -> hold(silent));
            List<String> properties = new ArrayList<>();
            properties.add("peer-monitor.nodes.alive.url=" + node.url());
            // the hung ones are waited for this long
            properties.add("peer-monitor.polling.timeout=500ms");
            for (int i = 0; i < NODES; i++) {
                properties.add(
                        "peer-monitor.nodes.hung-%d.url=http://127.0.0.1:%d"
                                .formatted(i, silent.getLocalPort()));
            }
            int threads = platformThreads();
            try (ConfigurableApplicationContext service =
                    ServiceStart.with(properties.toArray(String[]::new))) {
                FleetView monitor = service.getBean(FleetView.class);
                await().atMost(PATIENCE)
                        .until(() ->
                                count(monitor, NodeStatus.UNREACHABLE) == NODES
                                        && count(monitor, NodeStatus.UP) == 1);
                assertThat(platformThreads()).isLessThanOrEqualTo(threads + 32);
                ServiceStart.client(service)
                        .get()
                        .uri("/actuator/prometheus")
                        .exchange()
                        .expectBody(String.class)
                        .value(scrape ->
                                assertThat(scrape)
                                        .contains("peer_monitor_node_up{node=\"alive\"} 1.0")
                                        .contains("peer_monitor_node_up{node=\"hung-199\"} 0.0"));
            }
            // the few that are left are those of HTTP clients and end by themselves after a minute
            await().atMost(PATIENCE).until(() -> platformThreads() <= threads + 16);
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
        await().atMost(PATIENCE).until(() -> openSockets() <= sockets + 4);
    }

    private void hold(ServerSocket silent) {
        try {
            while (true) {
                held.add(silent.accept());
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static long count(FleetView monitor, NodeStatus status) {
        return monitor.fleet().nodes().stream().filter(node -> node.status() == status).count();
    }

    /** The JVM counts no virtual ones. */
    private static int platformThreads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** Not the files: jars are opened when a class of them is needed first. */
    private static long openSockets() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(ManyHungNodesTests::isSocket).count();
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
