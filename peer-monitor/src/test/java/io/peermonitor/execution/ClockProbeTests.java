package io.peermonitor.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.wire.ClockOffset;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockProbeTests {

    private static final Instant ASKED = Instant.parse("2026-11-23T12:00:00.300Z");

    @Test
    void aClockThatAgreesIsWithinHalfASecond() {
        Duration offset =
                ClockOffset.of(Instant.parse("2026-11-23T12:00:00Z"), ASKED, ASKED.plusMillis(400));

        assertThat(offset).isEqualTo(Duration.ZERO);
    }

    @Test
    void aClockThatRunsAheadIsPositive() {
        Duration offset =
                ClockOffset.of(Instant.parse("2026-11-23T12:00:15Z"), ASKED, ASKED.plusMillis(400));

        assertThat(offset).isEqualTo(Duration.ofSeconds(15));
    }
}
