package io.peermonitor.wire;

import java.time.Duration;
import java.time.Instant;

/** Another clock against ours, by the Date header of a reply. */
public final class ClockOffset {

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private ClockOffset() {}

    /**
     * The other clock minus ours, to half a second: a Date header cuts off the fraction of its
     * second, so it is half a second early on average.
     */
    public static Duration of(Instant told, Instant asked, Instant answered) {
        Instant middle = asked.plus(Duration.between(asked, answered).dividedBy(2));
        return Duration.between(middle, told.plus(HALF_A_SECOND));
    }
}
