package io.peermonitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.Direction;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetCollectorTests {

    private static final Peer GETH = SamplePeer.named(1, "Geth/v1.17.10");
    private static final Peer BESU = SamplePeer.named(2, "besu/v26.7.0", Direction.INBOUND);

    @Test
    void nodeThatAnswersHasItsNumbers() {
        Scrape scrape = scrape(SampleFleet.watching("alpha").reached("alpha", GETH, BESU));
        assertThat(scrape.value("peer_monitor_node_up{node=\"alpha\"}")).isEqualTo(1);
        assertThat(scrape.value("peer_monitor_last_success_timestamp_seconds{node=\"alpha\"}"))
                .isEqualTo((double) SampleFleet.START.getEpochSecond());
        assertThat(scrape.value("peer_monitor_poll_interval_seconds{node=\"alpha\"}"))
                .isEqualTo(10);
        assertThat(scrape.value("peer_monitor_head_block{node=\"alpha\"}")).isEqualTo(23_000_000);
        assertThat(scrape.value("peer_monitor_syncing{node=\"alpha\"}")).isEqualTo(1);
        assertThat(scrape.value("peer_monitor_clock_offset_seconds{node=\"alpha\"}"))
                .isEqualTo(0.5);
        assertThat(scrape.value("ethereum_peer_count{node=\"alpha\"}")).isEqualTo(2);
        assertThat(scrape.value("ethereum_blockchain_height{node=\"alpha\"}"))
                .isEqualTo(23_000_000);
        assertThat(scrape.value("ethereum_best_known_block_number{node=\"alpha\"}"))
                .isEqualTo(23_000_100);
    }

    @Test
    void peersAreCountedByDirectionAndClientAndTheRestOfEachSetIsZero() {
        Scrape scrape = scrape(SampleFleet.watching("alpha").reached("alpha", GETH, BESU));
        assertThat(scrape.values("peer_monitor_peers")).containsExactlyInAnyOrder(1.0, 1.0, 0.0);
        assertThat(scrape.value("peer_monitor_peers{direction=\"inbound\",node=\"alpha\"}"))
                .isEqualTo(1);
        assertThat(scrape.values("peer_monitor_client_peers")).hasSize(10);
        assertThat(scrape.value("peer_monitor_client_peers{client=\"besu\",node=\"alpha\"}"))
                .isEqualTo(1);
        assertThat(scrape.value("peer_monitor_client_peers{client=\"reth\",node=\"alpha\"}"))
                .isZero();
    }

    @Test
    void failedPollLeavesNoNumberOfThePeersButSaysSinceWhen() {
        SampleFleet fleet =
                SampleFleet.watching("alpha", "beta")
                        .reached("alpha", GETH, BESU)
                        .reached("beta", GETH)
                        .later(Duration.ofSeconds(10))
                        .unreached("alpha", FailureReason.TIMEOUT);
        Scrape scrape = scrape(fleet);
        assertThat(scrape.seriesOf("alpha"))
                .containsExactlyInAnyOrder(
                        "peer_monitor_node_up{node=\"alpha\"}",
                        "peer_monitor_last_success_timestamp_seconds{node=\"alpha\"}",
                        "peer_monitor_poll_interval_seconds{node=\"alpha\"}",
                        "peer_monitor_subscribed{node=\"alpha\"}");
        assertThat(scrape.value("peer_monitor_node_up{node=\"alpha\"}")).isZero();
        assertThat(scrape.value("peer_monitor_last_success_timestamp_seconds{node=\"alpha\"}"))
                .isEqualTo((double) SampleFleet.START.getEpochSecond());
        assertThat(scrape.value("ethereum_peer_count{node=\"beta\"}")).isEqualTo(1);
    }

    @Test
    void limitedNodeIsUpAndTellsItsCountButNothingByPeer() {
        Scrape scrape = scrape(SampleFleet.watching("alpha").limited("alpha", 12, "enable admin"));
        assertThat(scrape.value("peer_monitor_node_up{node=\"alpha\"}")).isEqualTo(1);
        assertThat(scrape.value("ethereum_peer_count{node=\"alpha\"}")).isEqualTo(12);
        assertThat(scrape.values("peer_monitor_peers")).isEmpty();
        assertThat(scrape.values("peer_monitor_client_peers")).isEmpty();
        assertThat(scrape.values("peer_monitor_peers_truncated")).isEmpty();
        assertThat(scrape.values("peer_monitor_unreadable_peers")).isEmpty();
    }

    @Test
    void nodeThatWasNotPolledYetIsNeitherUpNorDown() {
        assertThat(scrape(SampleFleet.watching("alpha")).seriesOf("alpha"))
                .containsExactlyInAnyOrder(
                        "peer_monitor_poll_interval_seconds{node=\"alpha\"}",
                        "peer_monitor_subscribed{node=\"alpha\"}");
    }

    @Test
    void peerLimitIsThereOnlyWhereItIsConfigured() {
        WatchedNode limited = new WatchedNode(new NodeName("alpha"), 50);
        WatchedNode open = new WatchedNode(new NodeName("beta"), null);
        Scrape scrape = scrape(SampleFleet.watching(limited, open));
        assertThat(scrape.value("ethereum_peer_limit{node=\"alpha\"}")).isEqualTo(50);
        assertThat(scrape.values("ethereum_peer_limit")).hasSize(1);
    }

    @Test
    void whatWasSkippedOrCutOffIsSaid() {
        PeerSnapshot snapshot = new PeerSnapshot(List.of(GETH), 3, true);
        Scrape scrape = scrape(SampleFleet.watching("alpha").reached("alpha", snapshot));
        assertThat(scrape.value("peer_monitor_unreadable_peers{node=\"alpha\"}")).isEqualTo(3);
        assertThat(scrape.value("peer_monitor_peers_truncated{node=\"alpha\"}")).isEqualTo(1);
    }

    private static Scrape scrape(SampleFleet fleet) {
        return SampleMetrics.of(fleet).scrape();
    }
}
