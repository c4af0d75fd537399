package io.peermonitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Clock;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept of a scrape for the next: never too long, and never more than is watched. */
class NodeTextTests {

    private static final Peer GETH = SamplePeer.named(1, "Geth/v1.17.10");
    private static final Peer RENAMED = SamplePeer.named(1, "besu/v26.7.0");
    private static final Peer CALLER = SamplePeer.named(2, "erigon/v3", Direction.INBOUND);

    private final SampleFleet fleet = SampleFleet.watching("alpha", "beta", "gamma");
    private final SampleMetrics metrics = SampleMetrics.of(fleet);

    @ParameterizedTest
    @EnumSource
    void theTextIsByteByByteThatOfTheLibrary(TextFormat format) {
        String end = format == TextFormat.OPEN_METRICS ? "# EOF\n" : "";
        fleet.reached("alpha", GETH).reached("alpha", CALLER).reached("alpha", GETH, CALLER);
        fleet.reached("beta", RENAMED).unreached("beta", FailureReason.TIMEOUT);
        fleet.unreached("gamma", FailureReason.IO).reached("gamma", CALLER).reached("gamma");
        for (int scrape = 0; scrape < 2; scrape++) {
            assertThat(metrics.text(format) + end).isEqualTo(metrics.asTheLibraryWrites(format));
            fleet.reached("alpha", RENAMED);
        }
    }

    @Test
    void aMetricWithoutSeriesIsNotNamed() {
        fleet.reached("alpha", GETH);
        assertThat(metrics.text(TextFormat.PROMETHEUS))
                .doesNotContain("peer_monitor_peers_left")
                .doesNotContain("peer_monitor_consensus")
                .contains("# TYPE peer_monitor_poll_duration_seconds histogram\n");
    }

    @Test
    void aClientThatHasAnotherNameIsCountedUnderItAtOnce() {
        fleet.reached("alpha", GETH);
        assertThat(clients("geth")).isEqualTo(1);
        fleet.reached("alpha", RENAMED);
        assertThat(clients("geth")).isZero();
        assertThat(clients("besu")).isEqualTo(1);
    }

    private double clients(String client) {
        return metrics.scrape()
                .value("peer_monitor_client_peers{client=\"%s\",node=\"alpha\"}".formatted(client));
    }

    @Test
    void aConsensusClientThatIsGoneIsToldThoughVerdictAndNodeStayAsTheyWere() {
        SampleFleet both =
                SampleFleet.watching(
                        new WatchedNode(new NodeName("alpha"), 50),
                        WatchedNode.consensus(new NodeName("alpha")));
        SampleMetrics ofBoth = SampleMetrics.of(both);
        both.synced("alpha", List.of()).consensusReached("alpha", GETH);
        Scrape before = ofBoth.scrape();
        assertThat(before.values("peer_monitor_pair_blocks_apart")).hasSize(1);
        assertThat(before.value(verdict("healthy"))).isEqualTo(1);
        both.consensusUnreached("alpha", FailureReason.REFUSED);
        Scrape after = ofBoth.scrape();
        assertThat(after.values("peer_monitor_pair_blocks_apart")).isEmpty();
        assertThat(after.value(verdict("healthy"))).isEqualTo(1);
    }

    private static String verdict(String verdict) {
        return "peer_monitor_pair_verdict{node=\"alpha\",verdict=\"%s\"}".formatted(verdict);
    }

    @Test
    void theSlowestPollIsForgottenThoughNothingIsPolled() {
        AtomicLong millis = new AtomicLong(1_000_000);
        SampleMetrics aging = SampleMetrics.of(fleet, new FleetMeters(clock(millis)));
        fleet.reached("alpha", GETH);
        String slowest = "peer_monitor_poll_duration_seconds_max{node=\"alpha\"}";
        assertThat(aging.scrape().value(slowest))
                .isEqualTo(SampleFleet.POLL_TOOK.toMillis() / 1000.0);
        millis.addAndGet(Duration.ofMinutes(4).toMillis());
        assertThat(aging.scrape().value(slowest)).isZero();
    }

    @Test
    void theLongestSessionIsThatOfTheNodeItself() {
        fleet.reached("alpha", GETH).reached("beta", GETH).later(Duration.ofMinutes(5));
        fleet.reached("alpha").later(Duration.ofMinutes(5)).reached("beta");
        String longest = "peer_monitor_session_duration_seconds_max{node=\"%s\"}";
        Scrape scrape = metrics.scrape();
        assertThat(scrape.value(longest.formatted("alpha"))).isEqualTo(300);
        assertThat(scrape.value(longest.formatted("beta"))).isEqualTo(600);
    }

    private static Clock clock(AtomicLong millis) {
        return new Clock() {
            @Override
            public long wallTime() {
                return millis.get();
            }

            @Override
            public long monotonicTime() {
                return Duration.ofMillis(millis.get()).toNanos();
            }
        };
    }

    @Test
    void aThousandNodesThatCameAndWentLeaveNothing() {
        fleet.reached("alpha", GETH).reached("beta", GETH).reached("gamma", GETH);
        Scrape before = metrics.scrape();
        int texts = metrics.collector().kept();
        int counted = metrics.meters().known();
        for (int number = 0; number < 1_000; number++) {
            String guest = "guest-" + number;
            fleet.found(guest).reached(guest, GETH).reached(guest);
            assertThat(metrics.text(TextFormat.PROMETHEUS)).contains("node=\"" + guest + "\"");
            fleet.forgotten(guest);
        }
        assertThat(metrics.scrape()).isEqualTo(before);
        assertThat(metrics.collector().kept()).isEqualTo(texts);
        assertThat(metrics.meters().known()).isEqualTo(counted);
    }

    @Test
    void aNodeThatComesBackUnderItsNameBeginsAnew() {
        fleet.reached("alpha", GETH).reached("alpha").reached("alpha", GETH);
        assertThat(metrics.scrape().seriesOf("alpha")).isNotEmpty();
        fleet.forgotten("alpha").found("alpha");
        assertThat(metrics.scrape().seriesOf("alpha"))
                .noneMatch(series -> series.contains("_total") || series.contains("_count"));
    }

    @Test
    void aNodeThatPushesFromNowOnIsToldThoughNothingIsCounted() {
        fleet.reached("alpha", GETH);
        String subscribed = "peer_monitor_subscribed{node=\"alpha\"}";
        assertThat(metrics.scrape().value(subscribed)).isZero();
        fleet.subscribed("alpha");
        assertThat(metrics.scrape().value(subscribed)).isEqualTo(1);
    }

    @Test
    void theTextOfANodeDoesNotKeepItsPeers() {
        fleet.reached("alpha", GETH);
        WeakReference<Object> state = new WeakReference<>(fleet.fleet().nodes().iterator().next());
        assertThat(metrics.text(TextFormat.PROMETHEUS)).contains("node=\"alpha\"");
        fleet.reached("alpha", RENAMED);
        Awaitility.await()
                .until(() -> {
                    System.gc();
                    return state.refersTo(null);
                });
        assertThat(metrics.collector().kept()).isEqualTo(3);
    }
}
