package io.peermonitor.wire;

import io.peermonitor.peer.FailureReason;
import java.time.Duration;

/** The end of a poll on the monotonic clock; all its questions share it. */
public record Deadline(long nanos) {

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The time left, always positive. */
    public Duration remaining() throws WireException {
        long left = nanos - System.nanoTime();
        if (left <= 0) {
            throw new WireException(FailureReason.TIMEOUT);
        }
        return Duration.ofNanos(left);
    }

    public boolean passed() {
        return nanos - System.nanoTime() <= 0;
    }
}
