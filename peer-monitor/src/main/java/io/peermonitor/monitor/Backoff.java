package io.peermonitor.monitor;

import java.time.Duration;

/**
 * How long to wait before the next attempt: twice as long each time, up to a limit.
 *
 * @param first after the first failure
 * @param longest whatever the number of failures
 */
record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    /**
     * Spread over the upper half, so that nodes that went down together are not asked together.
     *
     * @param failures in a row, at least 1
     * @param chance from 0 to 1
     */
    Duration after(int failures, double chance) {
        long doubled = first.toNanos() << Math.min(failures - 1, MOST_DOUBLINGS);
        long most = Math.min(doubled, longest.toNanos());
        return Duration.ofNanos((long) (most * (1 + chance) / 2));
    }
}
