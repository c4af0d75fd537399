package io.peermonitor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.benchmark.Percentiles;
import io.peermonitor.testnode.Transport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Two hundred nodes that answered once take every question and never say a word again. */
@EnabledOnOs(OS.LINUX)
class HungNodesIT {

    private static final int NODES = 200;
    private static final int PEERS = 10;
    private static final int MOST_MORE_THREADS = 32;
    private static final double MOST_MILLIS = 200;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void healthAndScrapesAreAnsweredMeanwhileAndNothingIsHeldAfterwards() throws Exception {
        List<FaultyNode> nodes = FaultyNode.steady(NODES, Transport.HTTP, PEERS);
        try (ServiceProcess service =
                ServiceProcess.watching(
                        nodes,
                        "peer-monitor.polling.interval=2s",
                        "peer-monitor.polling.timeout=1900ms")) {
            service.awaitUp(NODES);
            FaultyNode.awaitSettled(nodes);
            Footprint base = service.footprint();

            nodes.forEach(node -> node.does((request, reply) -> reply.hang()));
            service.awaitUp(0);
            List<Double> health = millis(service, "/actuator/health");
            List<Double> scrapes = millis(service, "/actuator/prometheus");
            Footprint hung = service.footprint();
            assertThat(service.up()).as("nodes that answer").isZero();
            assertThat(hung.threads())
                    .as("threads of the system")
                    .isLessThanOrEqualTo(base.threads() + MOST_MORE_THREADS);
            assertThat(Percentiles.of(health, 0.99)).as("ms, p99").isLessThan(MOST_MILLIS);
            assertThat(Percentiles.of(scrapes, 0.99)).as("ms, p99").isLessThan(MOST_MILLIS);

            nodes.forEach(FaultyNode::isHonest);
            service.awaitUp(NODES);
            service.awaitFootprint(base);
        } finally {
            nodes.forEach(FaultyNode::close);
        }
    }

    /** After as many that nobody counts: whatever is done the first time. */
    private static List<Double> millis(ServiceProcess service, String path)
            throws InterruptedException {
        Readers.millis(service.port(), path, 20, Duration.ofSeconds(3));
        return Readers.millis(service.port(), path, 20, Duration.ofSeconds(5));
    }
}
