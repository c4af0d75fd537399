package io.peermonitor.realnodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peermonitor.PeerMonitorApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

/**
 * The chain itself, for a quarter of an hour: where Prysm is built, {@code -Dreal-devnet=required}.
 */
@Tag("real-devnet")
class RealDevnetIT {

    @TempDir private Path folder;

    @Test
    void threePairsMakeAChainThatTheMonitorWatches() {
        Path chain = folder.resolve("chain");
        try (var devnet = LocalDevnet.start(chain, Map.of(), "--delay", "30");
                var monitor = watching(chain)) {
            within(Duration.ofMinutes(3), () -> everyNode(node -> assertFollows(monitor, node)));

            devnet.process("geth-1").orElseThrow().destroyForcibly();
            within(Duration.ofMinutes(1), () -> assertPeers(monitor, 0, 1));
            within(Duration.ofMinutes(3), () -> everyNode(node -> assertFollows(monitor, node)));

            // in the fifth epoch the third is final; without finality it would be four behind
            within(
                    Duration.ofMinutes(14),
                    () -> assertThat(figure(monitor, 0, "executionHead")).isGreaterThan(135));
            within(
                    Duration.ofMinutes(3),
                    () -> assertThat(figure(monitor, 0, "finalityEpochs")).isBetween(2L, 3L));
        }
    }

    private static void assertFollows(RunningMonitor monitor, int node) {
        assertThat(monitor.json(pair(node)).path("verdict").asString()).isEqualTo("healthy");
        assertThat(figure(monitor, node, "executionHead")).isPositive();
        assertPeers(monitor, node, 2);
    }

    private static void assertPeers(RunningMonitor monitor, int node, int count) {
        assertThat(figure(monitor, node, "executionPeers")).isEqualTo(count);
    }

    private static long figure(RunningMonitor monitor, int node, String name) {
        return monitor.json(pair(node)).path("figures").path(name).asLong(-1);
    }

    private static String pair(int node) {
        return "/nodes/geth-" + node + "/pair";
    }

    private static void everyNode(IntConsumer check) {
        IntStream.range(0, 3).forEach(check);
    }

    private static void within(Duration time, ThrowingRunnable check) {
        await().atMost(time)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .untilAsserted(check);
    }

    private static RunningMonitor watching(Path chain) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> chain.resolve("nodes.yaml").toFile().exists());
        return new RunningMonitor(
                SpringApplication.run(
                        PeerMonitorApplication.class,
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--peer-monitor.polling.interval=2s",
                        "--spring.config.additional-location=file:" + chain.resolve("nodes.yaml")));
    }
}
