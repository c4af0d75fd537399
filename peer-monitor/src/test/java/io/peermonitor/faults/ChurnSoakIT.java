package io.peermonitor.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peermonitor.benchmark.Inside;
import io.peermonitor.benchmark.Java;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Fifty nodes all of whose hundred peers are others at each poll, in a heap of 128 MiB.
 *
 * <p>{@code -Dsoak=long} polls each node 5,000 times in place of a hundred, and takes half an hour.
 */
@EnabledOnOs(OS.LINUX)
class ChurnSoakIT {

    private static final int NODES = 50;
    private static final int PEERS = 100;
    private static final int SAMPLES = 30;
    private static final boolean LONG = "long".equals(System.getProperty("soak"));

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void whatIsKeptOfPollsDoesNotGrow() throws IOException {
        int rounds = LONG ? 5_000 : 100;
        Process core =
                new ProcessBuilder(
                                Java.program(),
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Java.start(),
                                ChurnedCore.class.getName(),
                                Integer.toString(NODES),
                                Integer.toString(PEERS),
                                Integer.toString(rounds),
                                Integer.toString(SAMPLES))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            assertFlat(core.inputReader().lines().map(Sample::parse).toList());
        } finally {
            core.destroyForcibly();
        }
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void theServiceOverRealSocketsDoesNotGrow() throws Exception {
        List<FaultyNode> nodes =
                IntStream.range(0, NODES)
                        .mapToObj(number -> FaultyNode.churned(number, PEERS))
                        .toList();
        List<Sample> samples = new ArrayList<>();
        try (ServiceProcess service =
                        ServiceProcess.watching(nodes, "peer-monitor.polling.interval=1s");
                Inside inside = Inside.of(service.pid())) {
            for (int sample = 1; sample <= SAMPLES; sample++) {
                int polls = sample * (LONG ? 20 : 1);
                await().atMost(Duration.ofMinutes(5))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> nodes.stream().allMatch(node -> node.polls().size() > polls));
                samples.add(
                        new Sample(
                                Series.count(service.scrape()),
                                Math.round(inside.heapMebibytesAfterCollection() * 1048576)));
            }
            assertThat(service.up()).as("nodes that answer").isEqualTo(NODES);
        } finally {
            nodes.forEach(FaultyNode::close);
        }
        assertFlat(samples);
    }

    private static void assertFlat(List<Sample> samples) {
        assertThat(samples).as("of a process that did not end too soon").hasSize(SAMPLES);
        List<Sample> middle = samples.subList(SAMPLES / 3, 2 * SAMPLES / 3);
        List<Sample> last = samples.subList(2 * SAMPLES / 3, SAMPLES);
        assertThat(samples.subList(SAMPLES / 3, SAMPLES))
                .extracting(Sample::series)
                .as("series")
                .containsOnly(samples.getLast().series());
        assertThat(heap(last))
                .as("bytes after GC of the last third, with those of the middle %s", samples)
                .isLessThanOrEqualTo(1.05 * heap(middle));
    }

    private static double heap(List<Sample> samples) {
        return samples.stream().mapToLong(Sample::heapBytes).average().orElseThrow();
    }
}
