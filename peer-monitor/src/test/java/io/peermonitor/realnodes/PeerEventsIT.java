package io.peermonitor.realnodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.realnodes.PeerChange.Heard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A peer that connects or dies is on {@code /events}, on its stream and in the metrics in under a
 * second, and told exactly once.
 *
 * <p>The monitor polls every half minute here, so only what Geth pushes can be so soon.
 */
@NeedsRealNode(NodeProgram.GETH)
final class PeerEventsIT {

    private static final int ROUNDS = 8;

    /** Those among the watched nodes, and in each round one from and one to each of them. */
    private static final int CONNECTIONS = 6 + 6 * ROUNDS;

    /** The first are seen by the nodes at both ends; each comes and goes. */
    private static final int CHANGES = 2 * (6 + CONNECTIONS);

    private static final Duration SOON = Duration.ofSeconds(1);

    @Test
    void everyChangeOfARealGethIsToldOnceAndInUnderASecond() {
        WatchedTrio.watch(trio -> {
            trio.everyoneMeetsEveryone();
            List<Duration> gauges = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                trio.partnerIsBornAnew();
                trio.eachDialsThePartner();
                gauges.add(trio.partnerDialsEach());
                trio.partnerIsIdentified();
                gauges.add(trio.partnerDies());
            }

            trio.eventually(() -> assertToldOnce(trio));
            var stream = Delays.of("Geth to stream", delays(trio));
            var gauge = Delays.of("Geth to gauge", gauges);
            Delays.report(List.of(stream.line(), gauge.line(), "drift: " + drift(trio)));

            assertThat(stream.sorted()).hasSize(CHANGES);
            assertThat(stream.percentile(99)).isLessThan(SOON);
            assertThat(stream.longest()).isLessThan(SOON.multipliedBy(2));
            assertThat(gauge.longest()).isLessThan(SOON);
            assertThat(trio.remembered()).isEqualTo(trio.lines().events());
            trio.nodes().forEach(node -> assertCounted(trio, node.name()));
            assertThat(drift(trio)).isZero();
        });
    }

    /** A line that is missing, double, out of order or of nothing that happened fails here. */
    private static void assertToldOnce(WatchedTrio trio) {
        for (WatchedGeth node : trio.nodes()) {
            assertThat(trio.lines().changesOf(node.name()).stream().map(Heard::change))
                    .as("joined and left of %s on the stream", node.name())
                    .containsExactlyElementsOf(node.pushed().stream().map(Heard::change).toList());
        }
    }

    private static List<Duration> delays(WatchedTrio trio) {
        return trio.nodes().stream()
                .flatMap(node -> delays(node.pushed(), trio.lines().changesOf(node.name())))
                .toList();
    }

    private static Stream<Duration> delays(List<Heard> pushed, List<Heard> lines) {
        return IntStream.range(0, pushed.size())
                .mapToLong(i -> lines.get(i).nanos() - pushed.get(i).nanos())
                .mapToObj(Duration::ofNanos);
    }

    /** Each node met the two others in both directions, and the partner so in each round. */
    private static void assertCounted(WatchedTrio trio, String node) {
        assertThat(joined(trio, node, "direction", "inbound")).hasValue(2 + ROUNDS);
        assertThat(joined(trio, node, "direction", "outbound")).hasValue(2 + ROUNDS);
        assertThat(joined(trio, node, "node", node)).hasValue(4 + 2 * ROUNDS);
        assertThat(left(trio, node, "reason", "requested")).hasValue(4 + ROUNDS);
        assertThat(left(trio, node, "reason", "network_error")).hasValue(ROUNDS);
        assertThat(left(trio, node, "node", node)).hasValue(4 + 2 * ROUNDS);
    }

    private static OptionalDouble joined(
            WatchedTrio trio, String node, String label, String value) {
        return sum(trio, "peer_monitor_peers_joined_total", node, label, value);
    }

    private static OptionalDouble left(WatchedTrio trio, String node, String label, String value) {
        return sum(trio, "peer_monitor_peers_left_total", node, label, value);
    }

    private static OptionalDouble sum(
            WatchedTrio trio, String metric, String node, String label, String value) {
        return trio.scrape().sum(metric, "node=\"" + node + "\"", label + "=\"" + value + "\"");
    }

    private static double drift(WatchedTrio trio) {
        return trio.scrape().sum("peer_monitor_event_drift_total").orElse(0);
    }
}
