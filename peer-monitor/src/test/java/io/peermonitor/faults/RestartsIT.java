package io.peermonitor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.testnode.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The service ends and starts again, ten times in a row, every other time without a warning. */
@EnabledOnOs(OS.LINUX)
class RestartsIT {

    private static final int RESTARTS = 10;
    private static final int NODES = 3;
    private static final int KILLED = 128 + 9;
    private static final int TERMINATED = 128 + 15;
    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    private final List<FaultyNode> nodes = FaultyNode.steady(NODES, Transport.WEB_SOCKET, 50);

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void eachStartBeginsAtZeroOnTheSamePortAndTellsNobodyAsNew() throws Exception {
        int port = 0;
        try {
            for (int start = 0; start <= RESTARTS; start++) {
                port = startAndEnd(port, start % 2 == 0);
            }
        } finally {
            nodes.forEach(FaultyNode::close);
        }
    }

    /**
     * @param port 0 for a free one
     * @return the port it had
     */
    private int startAndEnd(int port, boolean warned) throws Exception {
        List<Integer> before = nodes.stream().map(node -> node.polls().size()).toList();
        long begin = System.nanoTime();
        try (ServiceProcess service =
                ServiceProcess.watching(port, nodes, "peer-monitor.polling.interval=1s")) {
            service.awaitUp(NODES);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("from the start to three nodes that were read")
                    .isLessThan(LONGEST_START);
            FaultyNode.awaitSettled(nodes);
            String scrape = service.scrape();
            for (int node = 0; node < NODES; node++) {
                double counted = value(scrape, "peer_monitor_poll_duration_seconds_count", node);
                assertThat(counted)
                        .as("polls of node-%d, of this start alone", node)
                        .isBetween(1.0, nodes.get(node).polls().size() - before.get(node) + 0.0);
            }
            assertThat(scrape).doesNotContain("peer_monitor_peers_joined_total{");
            assertThat(service.get("/events"))
                    .contains("\"node_seen\"")
                    .doesNotContain("\"joined\"", "\"left\"", "\"node_back\"");
            assertThat(warned ? service.terminate() : service.kill())
                    .isEqualTo(warned ? TERMINATED : KILLED);
            assertThat(service.said()).doesNotContain("ERROR", "Exception", "\tat ", " + ");
            assertFree(service.port());
            return service.port();
        }
    }

    private static double value(String scrape, String name, int node) {
        String begin = name + "{node=\"node-" + node + "\"} ";
        return scrape.lines()
                .filter(line -> line.startsWith(begin))
                .mapToDouble(line -> Double.parseDouble(line.substring(begin.length())))
                .sum();
    }

    private static void assertFree(int port) throws IOException {
        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(again.getLocalPort()).isEqualTo(port);
        }
    }
}
