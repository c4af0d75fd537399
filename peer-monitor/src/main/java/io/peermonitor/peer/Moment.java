package io.peermonitor.peer;

import java.time.Duration;
import java.time.Instant;

/**
 * One instant on two clocks, because the wall clock may jump.
 *
 * @param at wall-clock time, only for showing
 * @param nanos monotonic time in nanoseconds, only for measuring between two moments of one process
 */
public record Moment(Instant at, long nanos) {

    public static Moment now() {
        return new Moment(Instant.now(), System.nanoTime());
    }

    /** The moment so long before this one. */
    public Moment earlier(Duration time) {
        return new Moment(at.minus(time), nanos - time.toNanos());
    }

    public boolean isBefore(Moment other) {
        return nanos - other.nanos < 0;
    }

    /** How long this moment is after an earlier one. */
    public Duration since(Moment earlier) {
        return Duration.ofNanos(nanos - earlier.nanos);
    }
}
