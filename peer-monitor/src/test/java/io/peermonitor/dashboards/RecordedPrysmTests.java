package io.peermonitor.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.alerts.KnownMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedPrysmTests {

    @Test
    void whatCountsGoesOnCounting() {
        assertThat(RecordedPrysm.text(1000))
                .contains("\nnew_payload_valid_node_count 60422.0\n")
                .contains("\nblock_arrival_latency_milliseconds_bucket{le=\"+Inf\"} 60446.0\n");
    }

    @Test
    void whatIsNowStaysAsItIs() {
        assertThat(RecordedPrysm.text(1000))
                .contains("\np2p_peer_count{state=\"Connected\"} 68\n")
                .contains("\nbeacon_head_slot 13456789\n");
    }

    /** Otherwise a panel would find here what no Prysm tells. */
    @Test
    void everyMetricIsInTheListOfThoseThatPrysmHas() {
        KnownMetrics known = KnownMetrics.read();
        List<String> names =
                RecordedPrysm.text(1)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("[{ ]", 2)[0])
                        .distinct()
                        .toList();
        assertThat(names).hasSizeGreaterThan(40).allMatch(known::knows);
    }
}
