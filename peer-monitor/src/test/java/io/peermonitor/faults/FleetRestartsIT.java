package io.peermonitor.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peermonitor.testnode.JsonRpcRequest;
import io.peermonitor.testnode.Reply;
import io.peermonitor.testnode.Script;
import io.peermonitor.testnode.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Fifty nodes restart at the same time, again and again, each sooner than it is trusted again. */
@EnabledOnOs(OS.LINUX)
class FleetRestartsIT {

    private static final int NODES = 50;
    private static final int RESTARTS = 10;
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final List<FaultyNode> nodes = FaultyNode.steady(NODES, Transport.WEB_SOCKET, 20);
    private final AtomicLong refused = new AtomicLong();

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void attemptsAndLinesAreBoundedAndNothingIsHeldAfterwards() throws Exception {
        try (ServiceProcess service =
                ServiceProcess.watching(
                        nodes,
                        "peer-monitor.polling.interval=" + INTERVAL.toSeconds() + "s",
                        "peer-monitor.console.table-every=0")) {
            awaitLive(service);
            FaultyNode.awaitSettled(nodes);
            Footprint base = service.footprint().allowingBurst(NODES);

            List<Long> before = nodes.stream().map(FaultyNode::connections).toList();
            long begin = System.nanoTime();
            for (int restart = 0; restart < RESTARTS; restart++) {
                nodes.forEach(this::goDown);
                service.awaitUp(0);
                if (restart == RESTARTS - 1) {
                    assertSilence(service);
                }
                nodes.forEach(FaultyNode::isHonest);
                service.awaitUp(NODES);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            List<Long> attempts = new ArrayList<>();
            for (int node = 0; node < NODES; node++) {
                attempts.add(nodes.get(node).connections() - before.get(node));
            }
            assertThat(attempts)
                    .as("connections of a node in %s", took)
                    .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(mostAttempts(took)));
            for (int node = 0; node < NODES; node++) {
                assertOneLineAChange(service.said(), node, mostListens(took));
            }
            awaitLive(service);
            service.awaitFootprint(base);
        } finally {
            nodes.forEach(FaultyNode::close);
        }
    }

    private void goDown(FaultyNode node) {
        node.stop();
        node.does(new Refusal());
        node.resume();
    }

    /** Nobody is there, but who asks is counted. */
    private final class Refusal implements Script {

        @Override
        public void answer(JsonRpcRequest request, Reply reply) throws IOException {
            reply.reset();
        }

        @Override
        public boolean opens(Map<String, String> headers, Reply reply) throws IOException {
            refused.incrementAndGet();
            reply.reset();
            return false;
        }
    }

    private void assertSilence(ServiceProcess service) throws IOException {
        long lines = service.said().lines().count();
        long asked = refused.get();
        await().atMost(ServiceProcess.PATIENCE).until(() -> refused.get() >= asked + 5 * NODES);
        assertThat(service.said().lines().count()).as("lines").isEqualTo(lines);
    }

    private static void awaitLive(ServiceProcess service) {
        await().atMost(ServiceProcess.PATIENCE)
                .until(() ->
                        service.scrape()
                                        .lines()
                                        .filter(line ->
                                                line.matches("peer_monitor_subscribed\\{.*} 1.0"))
                                        .count()
                                == NODES);
    }

    /** Of a listener that waits half of 1, 2, 4 … 30 s between two attempts, at the shortest. */
    private static int mostListens(Duration within) {
        double seconds = 0;
        int attempts = 0;
        for (double wait = 1;
                seconds <= within.toMillis() / 1000.0;
                wait = Math.min(30, 2 * wait)) {
            seconds += wait / 2;
            attempts++;
        }
        return attempts;
    }

    /**
     * A poll on each beat, a listener that waits longer each time, and a poll for each time that it
     * begins or ends.
     */
    private static long mostAttempts(Duration within) {
        return within.dividedBy(INTERVAL) + 2 + 3L * mostListens(within);
    }

    private static void assertOneLineAChange(String said, int node, int mostListens) {
        List<String> lines =
                said.lines().filter(line -> line.contains("  node-" + node + "  ")).toList();
        assertThat(count(lines, "  UP: ")).isEqualTo(1);
        long lost = count(lines, "  LOST (");
        // on a busy machine a poll may end by its deadline, too
        assertThat(lost - count(lines, "  LOST (timeout)")).isLessThanOrEqualTo(RESTARTS);
        assertThat(count(lines, "  BACK after ")).isEqualTo(lost);
        long live = count(lines, "  LIVE: ") + count(lines, "  no longer live, ");
        assertThat(live).isLessThanOrEqualTo(2L * mostListens + 1);
        assertThat(lines).as("and no other").hasSize(Math.toIntExact(1 + 2 * lost + live));
    }

    private static long count(List<String> lines, String words) {
        return lines.stream().filter(line -> line.contains(words)).count();
    }
}
