package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import java.time.Duration;

/** The end of a poll on the monotonic clock; all its questions share it. */
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The time left, always positive. */
    Duration remaining() throws RpcException {
        long left = nanos - System.nanoTime();
        if (left <= 0) {
            throw new RpcException(FailureReason.TIMEOUT);
        }
        return Duration.ofNanos(left);
    }

    boolean passed() {
        return nanos - System.nanoTime() <= 0;
    }
}
