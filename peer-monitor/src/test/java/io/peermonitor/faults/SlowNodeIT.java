package io.peermonitor.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peermonitor.benchmark.Lag;
import io.peermonitor.benchmark.Percentiles;
import io.peermonitor.testnode.JsonRpcRequest;
import io.peermonitor.testnode.Reply;
import io.peermonitor.testnode.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** One node that needs nearly the whole timeout for its table, beside 49 that do not. */
@EnabledOnOs(OS.LINUX)
class SlowNodeIT {

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration SLOW = Duration.ofMillis(4_900);
    private static final int NODES = 50;
    private static final int BEATS = 6;
    private static final double MOST_JITTER_MILLIS = 250;
    private static final double OLDEST_SECONDS = 1.2 * INTERVAL.toSeconds();

    private static final Pattern SUCCESS =
            Pattern.compile(
                    "peer_monitor_last_success_timestamp_seconds\\{.*node=\"node-(\\d+)\".*} (\\S+)");

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void fastNodesAreReadOnTheirBeatAndNoneOfTheirNumbersIsOld() throws IOException {
        List<FaultyNode> nodes = FaultyNode.steady(NODES, Transport.HTTP, 50);
        FaultyNode slow = nodes.getFirst();
        List<FaultyNode> fast = nodes.subList(1, NODES);
        AtomicInteger asked = new AtomicInteger();
        slow.does((request, reply) -> late(slow, asked, request, reply));
        List<Double> ages = new ArrayList<>();
        try (ServiceProcess service =
                ServiceProcess.watching(nodes, "peer-monitor.polling.interval=5s")) {
            await().atMost(ServiceProcess.PATIENCE).until(() -> service.up() >= NODES - 1);
            await().atMost(INTERVAL.multipliedBy(BEATS + 6))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        ages.addAll(ages(service.scrape()));
                        return fast.stream().allMatch(node -> node.polls().size() > BEATS);
                    });
        } finally {
            nodes.forEach(FaultyNode::close);
        }
        // the first poll is at once, not on the beat
        List<Double> behind =
                fast.stream()
                        .flatMap(node ->
                                Lag.millis(node.polls().subList(1, BEATS + 1), INTERVAL).stream())
                        .toList();
        assertThat(asked).as("polls of the slow node").hasValueGreaterThanOrEqualTo(BEATS - 1);
        assertThat(behind).hasSize((NODES - 1) * BEATS);
        assertThat(Percentiles.of(behind, 0.99))
                .as("ms behind the beat, p99")
                .isLessThan(MOST_JITTER_MILLIS);
        assertThat(Percentiles.of(ages, 1)).as("seconds, the oldest").isLessThan(OLDEST_SECONDS);
    }

    private static void late(
            FaultyNode slow, AtomicInteger asked, JsonRpcRequest request, Reply reply)
            throws IOException {
        if (request.method().equals("admin_peers")) {
            asked.incrementAndGet();
            LockSupport.parkNanos(SLOW.toNanos());
        }
        slow.honest(request, reply);
    }

    /** Seconds since the numbers of each fast node were read. */
    private static List<Double> ages(String scrape) {
        double now = System.currentTimeMillis() / 1000.0;
        List<Double> ages = new ArrayList<>();
        Matcher success = SUCCESS.matcher(scrape);
        while (success.find()) {
            if (!success.group(1).equals("0")) {
                ages.add(now - Double.parseDouble(success.group(2)));
            }
        }
        assertThat(ages).as("fast nodes with numbers").hasSize(NODES - 1);
        return ages;
    }
}
