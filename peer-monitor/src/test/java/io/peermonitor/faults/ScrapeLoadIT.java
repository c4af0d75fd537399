package io.peermonitor.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peermonitor.benchmark.Percentiles;
import io.peermonitor.testnode.Transport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Fifty nodes, read far more often than anybody would. */
@EnabledOnOs(OS.LINUX)
class ScrapeLoadIT {

    private static final int NODES = 50;
    private static final int PEERS = 100;
    private static final int SCRAPES_PER_SECOND = 20;
    private static final int READERS_PER_SECOND = 200;
    private static final Duration WARM = Duration.ofSeconds(5);
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** Or three times what the readers wait for, on a machine that is too busy for them. */
    private static final double MOST_MILLIS = 100;

    private record Times(List<Double> scrapes, List<Double> peers) {}

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void twentyScrapesBesideTwoHundredReadersASecondAreAnsweredAndAskNoNode() throws Exception {
        List<FaultyNode> nodes = FaultyNode.steady(NODES, Transport.HTTP, PEERS);
        try (ServiceProcess service =
                ServiceProcess.watching(
                        nodes, "peer-monitor.polling.interval=" + INTERVAL.toSeconds() + "s")) {
            await().atMost(ServiceProcess.PATIENCE).until(() -> service.up() == NODES);
            read(service, WARM);
            long before = polls(nodes);
            long begin = System.nanoTime();
            Times times = read(service, TIME);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            long polls = polls(nodes) - before;

            assertThat(polls)
                    .as("polls in %s, those of the beat", took)
                    .isLessThanOrEqualTo(NODES * (took.dividedBy(INTERVAL) + 1));
            assertThat(service.scrape().length()).as("bytes of a scrape").isLessThan(1 << 20);
            double most = Math.max(MOST_MILLIS, 3 * Percentiles.of(times.peers(), 0.99));
            assertThat(Percentiles.of(times.scrapes(), 0.99))
                    .as("ms of a scrape, p99")
                    .isLessThan(most);
        } finally {
            nodes.forEach(FaultyNode::close);
        }
    }

    private static Times read(ServiceProcess service, Duration time) throws Exception {
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Double>> peers =
                    both.submit(() ->
                            Readers.millis(service.port(), "/peers", READERS_PER_SECOND, time));
            return new Times(
                    Readers.millis(
                            service.port(), "/actuator/prometheus", SCRAPES_PER_SECOND, time),
                    peers.get());
        }
    }

    private static long polls(List<FaultyNode> nodes) {
        return nodes.stream().mapToLong(node -> node.polls().size()).sum();
    }
}
