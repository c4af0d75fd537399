package io.peermonitor.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MomentTests {

    @Test
    void elapsedTimeIgnoresJumpsOfTheWallClock() {
        Instant noon = Instant.parse("2026-11-23T12:00:00Z");
        Moment before = new Moment(noon, 1_000_000_000L);
        Moment after = new Moment(noon.minus(Duration.ofHours(1)), 3_000_000_000L);

        assertThat(after.since(before)).isEqualTo(Duration.ofSeconds(2));
    }
}
