package io.peermonitor.web;

import java.time.Duration;

/** Durations in the unit of every answer, to a millisecond. */
final class Seconds {

    private Seconds() {}

    static double of(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
