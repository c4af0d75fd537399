package io.peermonitor.realnodes;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;

/** Two real nodes, {@code a} and {@code b}, and the monitor that polls both every second. */
record WatchedPair<N extends RealNode>(N a, N b, RunningMonitor monitor) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What a test does to the pair. */
    @FunctionalInterface
    interface Scenario<N extends RealNode> {
        void play(WatchedPair<N> pair);
    }

    static <N extends RealNode> void watch(N a, N b, Transport transport, Scenario<N> scenario) {
        var urls = Map.of("a", a.url(transport), "b", b.url(transport));
        try (var monitor = RunningMonitor.watching(urls)) {
            scenario.play(new WatchedPair<>(a, b, monitor));
        } catch (AssertionError | RuntimeException e) {
            e.addSuppressed(new IllegalStateException("log of a:\n" + a.lastLines()));
            e.addSuppressed(new IllegalStateException("log of b:\n" + b.lastLines()));
            throw e;
        }
    }

    PeersAnswer peers() {
        return monitor.peers();
    }

    Scrape scrape() {
        return monitor.scrape();
    }

    void eventually(ThrowingRunnable expectation) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).untilAsserted(expectation);
    }
}
