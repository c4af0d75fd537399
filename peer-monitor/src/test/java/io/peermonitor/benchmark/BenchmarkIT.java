package io.peermonitor.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.PeerMonitorApplication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Measures nothing, and shows that measuring works: one short run of each kind of monitor. */
class BenchmarkIT {

    private static final Plan SHORT =
            new Plan(
                    List.of(new Plan.Size(2, 10)),
                    1,
                    Duration.ZERO,
                    Duration.ofSeconds(2),
                    Duration.ofMillis(500),
                    2,
                    0.1,
                    false);

    private static final List<String> SERVICE =
            List.of(
                    Java.program(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    PeerMonitorApplication.class.getName());

    /** The service once more, started as any other monitor is. */
    private static final String OTHER =
            "%s --server.port=$PORT --peer-monitor.nodes.a.url=${NODE_URLS%%%%,*}"
                            .formatted(String.join(" ", SERVICE))
                    + " --peer-monitor.nodes.b.url=${NODE_URLS#*,} --peer-monitor.polling.interval=200ms";

    @Test
    void everyFigureIsMeasuredAndComparedWithAnotherMonitor() throws Exception {
        List<String> progress = new ArrayList<>();
        String table =
                Benchmark.table(
                                SHORT,
                                List.of(
                                        Contender.ours(SERVICE),
                                        Contender.other(OTHER, "/actuator/prometheus")),
                                progress::add)
                        .toString();

        assertThat(progress).hasSize(2);
        assertThat(table).startsWith("| | 2x10 | 2x10 other | ratio |\n|---|---:|---:|---:|\n");
        assertThat(table.lines().skip(2))
                .hasSize(Figure.values().length)
                .allSatisfy(row -> assertThat(row).matches("\\| .* \\| [0-9.]+ \\| .*"))
                .filteredOn(row -> row.endsWith("| – | – |"))
                .extracting(row -> row.split(" \\| ", 2)[0].substring(2))
                .containsExactly(
                        Figure.EVENT_MEDIAN.words(),
                        Figure.EVENT_WORST.words(),
                        Figure.PEERS_MEDIAN.words(),
                        Figure.PEERS_WORST.words(),
                        Figure.HEAP.words(),
                        Figure.ALLOCATION.words());
    }
}
