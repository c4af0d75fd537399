package io.peermonitor.monitor;

import java.time.Duration;

/**
 * How often each node is polled and how long a poll may take.
 *
 * @param interval from the start of one poll to the start of the next
 * @param timeout for all questions of one poll together
 */
public record PollingTimes(Duration interval, Duration timeout) {

    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(50);

    public PollingTimes {
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw new IllegalArgumentException(
                    "peer-monitor.polling.interval is "
                            + interval.toMillis()
                            + "ms: give at least 100ms; 10s is a good value.");
        }
        if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(interval) > 0) {
            throw new IllegalArgumentException(
                    "peer-monitor.polling.timeout is "
                            + timeout.toMillis()
                            + "ms: give between 50ms and the interval of "
                            + interval.toMillis()
                            + "ms, so that polls of one node never overlap.");
        }
    }
}
