package io.peermonitor.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.peermonitor.benchmark.LoadAnswer;
import io.peermonitor.execution.ReadExecution;
import io.peermonitor.history.History;
import io.peermonitor.history.HistoryLimits;
import io.peermonitor.metrics.FleetCollector;
import io.peermonitor.metrics.FleetMeters;
import io.peermonitor.metrics.TextFormat;
import io.peermonitor.sample.SampleFleet;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * Everything that the service does with a poll, but the network, as fast as it can: nodes all of
 * whose peers are others at each poll. A program, so that its heap is nobody else's.
 *
 * <pre>
 * java io.peermonitor.faults.ChurnedCore NODES PEERS ROUNDS SAMPLES
 * </pre>
 */
public final class ChurnedCore {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final long PEERS_APART = 1_000_000_000L;

    private final String[] nodes;
    private final int peers;
    private final SampleFleet fleet;
    private final FleetCollector metrics;

    private ChurnedCore(int nodes, int peers) {
        this.nodes = IntStream.range(0, nodes).mapToObj(i -> "node-" + i).toArray(String[]::new);
        this.peers = peers;
        this.fleet = SampleFleet.watching(this.nodes);
        FleetMeters meters = new FleetMeters();
        this.metrics = new FleetCollector(fleet, meters, INTERVAL);
        fleet.tell(meters);
        fleet.tell(
                new History(
                        new HistoryLimits(10_000, 10_000, Duration.ofDays(1)), SampleFleet.START));
    }

    /** Says a {@link Sample} a line. */
    public static void run(String[] args) {
        ChurnedCore core = new ChurnedCore(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        int rounds = Integer.parseInt(args[2]);
        int samples = Integer.parseInt(args[3]);
        for (int round = 1; round <= rounds; round++) {
            core.pollAll(round);
            if (round * samples / rounds > (round - 1) * samples / rounds) {
                System.out.println(core.sample());
            }
        }
    }

    private void pollAll(int round) {
        for (int node = 0; node < nodes.length; node++) {
            long first = node * PEERS_APART + (long) round * peers;
            fleet.later(INTERVAL.dividedBy(nodes.length))
                    .reached(nodes[node], ReadExecution.table(answer(first)));
        }
        scrape();
    }

    private String scrape() {
        return new String(metrics.text(TextFormat.PROMETHEUS, new byte[0]), UTF_8);
    }

    /** The names are new, too. */
    private byte[] answer(long first) {
        return new String(LoadAnswer.of(first, peers), US_ASCII)
                .replace("Geth/v1.17.10", "Geth/v1.17." + first)
                .getBytes(US_ASCII);
    }

    private Sample sample() {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Sample(Series.count(scrape()), used);
    }
}
