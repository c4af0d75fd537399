package io.peermonitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.metrics.MetricsDocument.Metric;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PairVerdict;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds what is scraped of consensus clients and pairs to the last table of docs/metrics.md. */
class ConsensusMetricsTests {

    private static final Pattern OF_THE_PAIR =
            Pattern.compile("peer_monitor_(?:consensus|pair)_[a-z_]+");

    /** A limit of its own, so that a longer table is a decision. */
    private static final int MOST_SERIES = 95;

    /** By verdicts of which some are seen only where something is wrong for long. */
    private static final String CHANGES = "peer_monitor_pair_changes_total";

    private static final Peer[] ONE_OF_EACH = {
        SamplePeer.consensus(1, Direction.INBOUND),
        SamplePeer.consensus(2, Direction.OUTBOUND),
        SamplePeer.consensus(3, Direction.UNKNOWN)
    };

    private final SampleFleet fleet =
            SampleFleet.watching(
                    new WatchedNode(new NodeName("alpha"), 50),
                    WatchedNode.consensus(new NodeName("alpha")),
                    new WatchedNode(new NodeName("beta"), null));
    private final SampleMetrics metrics = SampleMetrics.of(fleet);

    private double value(String series) {
        return metrics.scrape().value(series);
    }

    @Test
    void aHealthyPairHasItsNumbersUnderOneName() {
        fleet.synced("alpha", List.of()).consensusReached("alpha", ONE_OF_EACH);
        assertThat(value("peer_monitor_consensus_up{node=\"alpha\"}")).isEqualTo(1);
        assertThat(value("peer_monitor_consensus_peer_count{node=\"alpha\"}")).isEqualTo(3);
        assertThat(value("peer_monitor_consensus_peers{direction=\"inbound\",node=\"alpha\"}"))
                .isEqualTo(1);
        assertThat(value("peer_monitor_consensus_slots_behind{node=\"alpha\"}")).isEqualTo(0);
        assertThat(value("peer_monitor_consensus_finality_epochs{node=\"alpha\"}")).isEqualTo(2);
        assertThat(value("peer_monitor_pair_blocks_apart{node=\"alpha\"}")).isEqualTo(0);
        assertThat(value("peer_monitor_pair_verdict{node=\"alpha\",verdict=\"healthy\"}"))
                .isEqualTo(1);
        assertThat(metrics.scrape().values("peer_monitor_pair_verdict"))
                .as("one verdict at a time")
                .hasSize(12)
                .containsOnlyOnce(1.0);
    }

    @Test
    void consensusPeersAreNotCountedAmongThoseOfTheExecutionClient() {
        fleet.synced("alpha", List.of()).consensusReached("alpha", ONE_OF_EACH);
        assertThat(value("ethereum_peer_count{node=\"alpha\"}")).isEqualTo(0);
        assertThat(metrics.scrape().values("peer_monitor_peers")).containsOnly(0.0);
    }

    @Test
    void nothingOfAClientThatCannotBeReadIsStale() {
        fleet.synced("alpha", List.of()).consensusReached("alpha", ONE_OF_EACH);
        fleet.consensusUnreached("alpha", FailureReason.TIMEOUT);
        assertThat(value("peer_monitor_consensus_up{node=\"alpha\"}")).isEqualTo(0);
        for (String gone :
                List.of(
                        "peer_monitor_consensus_peer_count",
                        "peer_monitor_consensus_peers",
                        "peer_monitor_consensus_head_slot",
                        "peer_monitor_consensus_slots_behind",
                        "peer_monitor_consensus_clock_offset_seconds",
                        "peer_monitor_pair_blocks_apart")) {
            assertThat(metrics.scrape().values(gone)).as(gone).isEmpty();
        }
    }

    @Test
    void aNodeWithoutConsensusClientHasNoneOfThem() {
        fleet.synced("alpha", List.of()).synced("beta", List.of()).consensusReached("alpha");
        assertThat(metrics.scrape().seriesOf("beta"))
                .noneMatch(series -> OF_THE_PAIR.matcher(series).lookingAt());
    }

    @Test
    void theTableHasWhatIsScrapedWithItsTypeAndNothingElse() throws IOException {
        everythingHappens();
        Map<String, String> scraped = new TreeMap<>(metrics.scrape().types());
        scraped.keySet().removeIf(name -> !OF_THE_PAIR.matcher(name).matches());
        Map<String, String> documented = new TreeMap<>();
        MetricsDocument.ofPairs()
                .metrics()
                .forEach(metric -> documented.put(metric.name(), metric.type()));
        assertThat(documented).isEqualTo(scraped);
    }

    @Test
    void labelsHaveTheNamesAndTheClosedSetsOfTheTable() throws IOException {
        everythingHappens();
        for (Metric metric : MetricsDocument.ofPairs().metrics()) {
            Map<String, Set<String>> found = metric.labelsIn(metrics.scrape());
            assertThat(found).as(metric.name()).containsOnlyKeys(metric.labels().keySet());
            if (metric.name().equals(CHANGES)) {
                assertThat(metric.labels().getOrDefault("verdict", Set.of()))
                        .containsAll(found.getOrDefault("verdict", Set.of("none")));
            } else {
                assertThat(found).as(metric.name()).isEqualTo(metric.labels());
            }
        }
    }

    @Test
    void maximaOfTheTableAreWhatAPairHasWhenEverythingHappened() throws IOException {
        everythingHappens();
        for (Metric metric : MetricsDocument.ofPairs().metrics()) {
            List<String> series = metric.seriesIn(metrics.scrape());
            if (metric.name().equals(CHANGES)) {
                assertThat(series).hasSizeBetween(1, metric.maximum());
            } else {
                assertThat(series).as(metric.name()).hasSize(metric.maximum());
            }
        }
    }

    @Test
    void sumOfTheMaximaIsAsWritten() throws IOException {
        MetricsDocument document = MetricsDocument.ofPairs();
        assertThat(document.metrics().stream().mapToInt(Metric::maximum).sum())
                .isEqualTo(document.sum())
                .isEqualTo(MOST_SERIES);
    }

    @Test
    void everyVerdictHasItsPlaceInTheTable() throws IOException {
        assertThat(MetricsDocument.ofPairs().closedSets().getOrDefault("verdict", Set.of()))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(PairVerdict.values()).map(PairVerdict::label).toList());
    }

    @Test
    void aPairHasNoMoreSeriesThanTheDocumentSays() {
        everythingHappens();
        assertThat(metrics.scrape().seriesOf("alpha"))
                .filteredOn(series -> OF_THE_PAIR.matcher(series).lookingAt())
                .hasSizeBetween(80, MOST_SERIES);
    }

    private void everythingHappens() {
        for (FailureReason reason : FailureReason.values()) {
            fleet.consensusUnreached("alpha", reason);
        }
        fleet.synced("alpha", List.of()).consensusReached("alpha");
        fleet.consensusReached("alpha", ONE_OF_EACH).consensusReached("alpha");
        // longer than a verdict has to hold
        fleet.unreached("alpha", FailureReason.REFUSED).later(Duration.ofMinutes(1));
        fleet.unreached("alpha", FailureReason.REFUSED).later(Duration.ofMinutes(1));
        fleet.synced("alpha", List.of()).consensusReached("alpha", ONE_OF_EACH);
    }
}
