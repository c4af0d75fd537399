package io.peermonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTests {

    private static final Schedule SCHEDULE = new Schedule(Duration.ofNanos(100));

    @ParameterizedTest(name = "a beat at {0}, now {1}: wait {2}")
    @CsvSource({
        "0, 0, 100",
        "0, 1, 99",
        "0, 99, 1",
        "0, 100, 100",
        "0, 350, 50",
        "30, 0, 30",
        "30, 31, 99",
        "-9223372036854775800, -9223372036854775750, 50"
    })
    void theNextPollIsOnTheNextBeatAndMissedBeatsAreLeftOut(long beat, long now, long wait) {
        assertThat(SCHEDULE.untilNext(beat, now)).isEqualTo(Duration.ofNanos(wait));
    }
}
