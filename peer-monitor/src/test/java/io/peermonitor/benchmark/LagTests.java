package io.peermonitor.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LagTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void thePollThatCameSoonestOnItsBeatIsInTime() {
        assertThat(Lag.millis(millis(5_003, 6_000, 7_001), SECOND)).containsExactly(3.0, 0.0, 1.0);
    }

    @Test
    void aBeatThatIsLeftOutIsNoLag() {
        assertThat(Lag.millis(millis(1_000, 2_000, 5_002), SECOND)).containsExactly(0.0, 0.0, 2.0);
    }

    @Test
    void aNodeThatWasNotPolledHasNone() {
        assertThat(Lag.millis(List.of(), SECOND)).isEmpty();
    }

    private static List<Long> millis(long... times) {
        return Arrays.stream(times).mapToObj(time -> time * 1_000_000).toList();
    }
}
