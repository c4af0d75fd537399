package io.peermonitor.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations in the unit of every answer, to a millisecond. */
final class Seconds {

    private Seconds() {}

    static double of(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    static @Nullable Double ofNullable(@Nullable Duration duration) {
        return duration == null ? null : of(duration);
    }
}
