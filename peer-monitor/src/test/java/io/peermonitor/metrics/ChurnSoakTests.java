package io.peermonitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.history.History;
import io.peermonitor.history.HistoryLimits;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Peer;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fourteen hours of a node all of whose peers are others at each poll. */
class ChurnSoakTests {

    private static final int POLLS = 5_000;
    private static final int PEERS = 20;
    private static final int FIRST_FULL = 500;

    private final SampleFleet fleet = SampleFleet.watching("alpha");
    private final SampleMetrics metrics = SampleMetrics.of(fleet);

    @Test
    void fiveThousandPollsOfStrangersLeaveMemoryAndSeriesAsTheyWere() {
        fleet.tell(
                new History(
                        new HistoryLimits(1_000, 1_000, Duration.ofDays(1)), SampleFleet.START));
        List<Integer> series = new ArrayList<>();
        List<Double> mebibytes = new ArrayList<>();
        for (int poll = 1; poll <= POLLS; poll++) {
            fleet.later(Duration.ofSeconds(10)).reached("alpha", strangers(poll));
            if (poll % FIRST_FULL == 0) {
                series.add(metrics.scrape().seriesOf("alpha").size());
                mebibytes.add(usedMebibytes());
            }
        }
        // some judgements come and go with the hours that a node has been seen for
        assertThat(series).as("series").allSatisfy(count -> assertThat(count).isBetween(85, 95));
        double middle = mean(mebibytes.subList(3, 6));
        double last = mean(mebibytes.subList(7, 10));
        assertThat(last)
                .as("MiB after GC, of the last third and of the middle: %s", mebibytes)
                .isLessThan(1.05 * middle + 0.5);
    }

    private static List<Peer> strangers(int poll) {
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < PEERS; i++) {
            int number = poll * PEERS + i;
            peers.add(
                    SamplePeer.named(
                            number,
                            "Geth/v1.17." + number,
                            i % 3 == 0 ? Direction.INBOUND : Direction.OUTBOUND));
        }
        return peers;
    }

    private static double usedMebibytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
