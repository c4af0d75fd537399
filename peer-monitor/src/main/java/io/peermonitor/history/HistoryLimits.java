package io.peermonitor.history;

import java.time.Duration;

/**
 * How much is remembered: what comes first, the number or the age, is the end.
 *
 * @param maxEvents of all nodes together
 * @param maxSessions that ended, of all peers together; they outlast their events
 * @param maxAge of both
 */
public record HistoryLimits(int maxEvents, int maxSessions, Duration maxAge) {

    private static final int MOST = 1_000_000;
    private static final Duration SHORTEST_AGE = Duration.ofMinutes(1);

    public HistoryLimits {
        requireCount("max-events", maxEvents);
        requireCount("max-sessions", maxSessions);
        if (maxAge.compareTo(SHORTEST_AGE) < 0) {
            throw new IllegalArgumentException(
                    "peer-monitor.history.max-age is "
                            + maxAge.toMillis()
                            + "ms: give at least 1m; 24h is a good value.");
        }
    }

    private static void requireCount(String setting, int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                    "peer-monitor.history."
                            + setting
                            + " is "
                            + count
                            + ": give between 1 and "
                            + MOST
                            + "; 10000 is a good value.");
        }
    }
}
