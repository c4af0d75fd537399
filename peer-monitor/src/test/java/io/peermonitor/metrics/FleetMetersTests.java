package io.peermonitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.Direction;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Peer;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FleetMetersTests {

    private static final Peer DIALLED = SamplePeer.named(1, "Geth/v1.17.10");
    private static final Peer CALLER = SamplePeer.named(2, "besu/v26.7.0", Direction.INBOUND);

    private final SampleFleet fleet = SampleFleet.watching("alpha", "beta");
    private final SampleMetrics metrics = SampleMetrics.of(fleet);

    @Test
    void baselineIsNoJoin() {
        fleet.reached("alpha", DIALLED, CALLER);
        assertThat(metrics.scrape().values("peer_monitor_peers_joined_total")).isEmpty();
    }

    @Test
    void joinsAreCountedByNodeAndDirection() {
        fleet.reached("alpha").reached("alpha", DIALLED, CALLER).reached("beta");
        Scrape scrape = metrics.scrape();
        assertThat(scrape.value(joined("inbound"))).isEqualTo(1);
        assertThat(scrape.value(joined("outbound"))).isEqualTo(1);
        assertThat(scrape.values("peer_monitor_peers_joined_total")).hasSize(2);
    }

    @Test
    void leavesAreCountedWithReasonAndDirectionAndTheSessionIsMeasured() {
        fleet.reached("alpha", DIALLED, CALLER).later(Duration.ofMinutes(5)).reached("alpha");
        Scrape scrape = metrics.scrape();
        assertThat(scrape.value(left("inbound"))).isEqualTo(1);
        assertThat(scrape.value(left("outbound"))).isEqualTo(1);
        assertThat(scrape.value("peer_monitor_session_duration_seconds_count{node=\"alpha\"}"))
                .isEqualTo(2);
        assertThat(scrape.value("peer_monitor_session_duration_seconds_sum{node=\"alpha\"}"))
                .isEqualTo(600);
        assertThat(scrape.value(session("120.0"))).isZero();
        assertThat(scrape.value(session("600.0"))).isEqualTo(2);
    }

    @Test
    void aNodeThatIsNoLongerWatchedLeavesNoSeries() {
        fleet.reached("alpha", DIALLED).reached("alpha").unreached("alpha", FailureReason.TIMEOUT);
        fleet.reached("beta", DIALLED).reached("beta");
        assertThat(metrics.scrape().series().keySet()).anyMatch(of("alpha"));
        fleet.forgotten("alpha");
        assertThat(metrics.scrape().series().keySet()).noneMatch(of("alpha")).anyMatch(of("beta"));
    }

    private static Predicate<String> of(String node) {
        return series -> series.contains("node=\"" + node + "\"");
    }

    @Test
    void failedPollIsCountedByReasonAndMakesNobodyLeave() {
        fleet.reached("alpha", DIALLED)
                .unreached("alpha", FailureReason.TIMEOUT)
                .unreached("alpha", FailureReason.TIMEOUT)
                .unreached("alpha", FailureReason.HTTP_STATUS);
        Scrape scrape = metrics.scrape();
        assertThat(scrape.value(failures("timeout"))).isEqualTo(2);
        assertThat(scrape.value(failures("http_status"))).isEqualTo(1);
        assertThat(scrape.values("peer_monitor_peers_left_total")).isEmpty();
    }

    @Test
    void everyPollIsTimed() {
        fleet.reached("alpha")
                .limited("alpha", 1, "enable admin")
                .unreached("alpha", FailureReason.CLOSED);
        Scrape scrape = metrics.scrape();
        assertThat(scrape.value("peer_monitor_poll_duration_seconds_count{node=\"alpha\"}"))
                .isEqualTo(3);
        assertThat(
                        scrape.value(
                                "peer_monitor_poll_duration_seconds_bucket{node=\"alpha\",le=\"0.05\"}"))
                .isEqualTo(3);
        assertThat(
                        scrape.value(
                                "peer_monitor_poll_duration_seconds_bucket{node=\"alpha\",le=\"0.01\"}"))
                .isZero();
    }

    private static String joined(String direction) {
        return "peer_monitor_peers_joined_total{direction=\"%s\",node=\"alpha\"}"
                .formatted(direction);
    }

    private static String left(String direction) {
        return "peer_monitor_peers_left_total{direction=\"%s\",node=\"alpha\",reason=\"unknown\"}"
                .formatted(direction);
    }

    private static String failures(String reason) {
        return "peer_monitor_poll_failures_total{node=\"alpha\",reason=\"%s\"}".formatted(reason);
    }

    private static String session(String bucket) {
        return "peer_monitor_session_duration_seconds_bucket{node=\"alpha\",le=\"%s\"}"
                .formatted(bucket);
    }
}
