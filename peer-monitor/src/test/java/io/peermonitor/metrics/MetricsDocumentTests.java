package io.peermonitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.metrics.MetricsDocument.Metric;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds docs/metrics.md to what is really scraped, and what is scraped to the document. */
class MetricsDocumentTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SampleFleet fleet =
            SampleFleet.watching(
                    new WatchedNode(new NodeName("alpha"), 50),
                    new WatchedNode(new NodeName("beta"), null));
    private final SampleMetrics metrics = SampleMetrics.of(fleet);
    private List<Metric> documented = List.of();

    @BeforeEach
    void readTheDocument() throws IOException {
        documented = MetricsDocument.read().metrics();
    }

    @Test
    void everyMetricOfOursIsInTheTableAndEveryRowOfTheTableIsScraped() {
        everythingHappens();
        Map<String, String> ours = new TreeMap<>(metrics.scrape().types());
        ours.keySet().removeIf(name -> !MetricsDocument.isOurs(name));
        assertThat(byName(documented, Metric::type)).isEqualTo(ours);
    }

    @Test
    void labelsHaveTheNamesAndTheClosedSetsOfTheTable() {
        everythingHappens();
        for (Metric metric : documented) {
            assertThat(metric.labelsIn(metrics.scrape()))
                    .as(metric.name())
                    .isEqualTo(metric.labels());
        }
    }

    @Test
    void maximaOfTheTableAreWhatANodeHasWhenEverythingHappened() {
        everythingHappens();
        for (Metric metric : documented) {
            assertThat(metric.seriesIn(metrics.scrape()))
                    .as(metric.name())
                    .hasSize(metric.maximum());
        }
    }

    @Test
    void sumOfTheMaximaIsAsWrittenAndAtMost200() throws IOException {
        int sum = documented.stream().mapToInt(Metric::maximum).sum();
        assertThat(sum).isEqualTo(MetricsDocument.read().sum()).isLessThanOrEqualTo(200);
    }

    @Test
    void hostileNamesOfTenThousandPeersAddNoSeries() throws IOException {
        int atMost = MetricsDocument.read().sum();
        fleet.reached("alpha", hostile(0));
        fleet.reached("alpha", hostile(1));
        int afterTwoPolls = metrics.scrape().seriesOf("alpha").size();
        for (int poll = 2; poll < 5; poll++) {
            fleet.reached("alpha", hostile(poll));
            assertThat(metrics.scrape().seriesOf("alpha"))
                    .hasSize(afterTwoPolls)
                    .hasSizeLessThanOrEqualTo(atMost)
                    .noneMatch(series -> series.contains("evil"));
        }
    }

    /** Other ids and other names at each poll, in the shapes that clients' names have. */
    private static List<Peer> hostile(int poll) {
        List<Peer> peers = new ArrayList<>();
        Direction[] directions = Direction.values();
        for (int i = 0; i < 10_000; i++) {
            String name = "evil%d-%d\"}/v%d.0/evil-os%d".formatted(poll, i, i, i);
            peers.add(SamplePeer.named(poll * 10_000 + i, name, directions[i % directions.length]));
        }
        return peers;
    }

    private void everythingHappens() {
        for (FailureReason reason : FailureReason.values()) {
            fleet.unreached("alpha", reason);
        }
        Peer[] oneOfEach = {
            SamplePeer.named(1, "Geth/v1", Direction.INBOUND),
            SamplePeer.named(2, "Geth/v1", Direction.OUTBOUND),
            SamplePeer.named(3, "Geth/v1", Direction.UNKNOWN)
        };
        fleet.limited("alpha", 1, "enable admin");
        fleet.reached("alpha");
        fleet.reached("alpha", oneOfEach);
        fleet.reached("alpha");
        fleet.subscribed("alpha").later(SECOND).reached("alpha");
        for (DisconnectReason reason : DisconnectReason.values()) {
            fleet.later(SECOND).reached("alpha", oneOfEach);
            for (Peer peer : oneOfEach) {
                fleet.dropped("alpha", peer.id(), reason);
            }
        }
        // what was not pushed counts at the second poll that shows it
        fleet.later(SECOND).reached("alpha", oneOfEach).later(SECOND).reached("alpha", oneOfEach);
        fleet.later(SECOND).reached("alpha").later(SECOND).reached("alpha");
        aDayPasses();
    }

    /** Until every indicator can be told: those of the own past need a day. */
    private void aDayPasses() {
        List<Peer> peers = new ArrayList<>(List.of(SamplePeer.trusted(0xb0, "besu/v26.7.0")));
        for (int number = 1; number <= 20; number++) {
            peers.add(SamplePeer.named(number, "Geth/v1.17.10", Direction.INBOUND));
            peers.add(SamplePeer.named(100 + number, "Geth/v1.17.10", Direction.OUTBOUND));
        }
        for (int poll = 0; poll < 2 * 27; poll++) {
            fleet.later(Duration.ofMinutes(30)).synced("beta", List.of()).synced("alpha", peers);
        }
    }

    private static Map<String, String> byName(
            List<Metric> metrics, Function<Metric, String> value) {
        Map<String, String> map = new TreeMap<>();
        metrics.forEach(metric -> map.put(metric.name(), value.apply(metric)));
        return map;
    }
}
