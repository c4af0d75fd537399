package io.peermonitor.analysis;

import io.peermonitor.peer.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One hour of a node in a few numbers.
 *
 * @param begin its first observation
 * @param end its latest observation
 * @param observations how many
 * @param peers the sum of the peers over all observations
 * @param left how many peers left
 * @param medianAge at the latest observation
 * @param oldestOutbound at the latest observation
 */
record PastHour(
        Moment begin,
        Moment end,
        int observations,
        long peers,
        int left,
        @Nullable Duration medianAge,
        @Nullable Duration oldestOutbound) {

    static final Duration LENGTH = Duration.ofHours(1);

    /** What was only seen for a short part of the hour is not comparable with a whole one. */
    private static final Duration COMPARABLE = LENGTH.dividedBy(2);

    static PastHour beginning(Moment at) {
        return new PastHour(at, at, 0, 0, 0, null, null);
    }

    PastHour with(Moment at, Sessions sessions, int gone) {
        return new PastHour(
                begin,
                at,
                observations + 1,
                peers + sessions.peers(),
                left + gone,
                sessions.medianAge(),
                sessions.oldestOutbound());
    }

    boolean isOverAt(Moment at) {
        return at.since(begin).compareTo(LENGTH) >= 0;
    }

    boolean isComparable() {
        return end.since(begin).compareTo(COMPARABLE) >= 0;
    }

    double meanPeers() {
        return observations == 0 ? 0 : (double) peers / observations;
    }

    /** Peers that left ÷ peers; 0 where there was none. */
    double churn() {
        return meanPeers() == 0 ? 0 : left / meanPeers();
    }
}
