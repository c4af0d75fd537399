package io.peermonitor.monitor;

import java.time.Duration;

/**
 * When the next poll of a node starts: on a fixed beat, leaving out the beats that a slow poll
 * covered.
 */
record Schedule(Duration interval) {

    /**
     * How long to wait at {@code now} when one beat is at {@code beat}; both monotonic nanoseconds.
     */
    Duration untilNext(long beat, long now) {
        long sinceBeat = Math.floorMod(now - beat, interval.toNanos());
        return interval.minusNanos(sinceBeat);
    }
}
