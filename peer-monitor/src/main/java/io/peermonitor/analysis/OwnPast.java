package io.peermonitor.analysis;

import io.peermonitor.analysis.ChurnFigures.Usual;
import io.peermonitor.peer.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is usual for one node: seven days in hours, so a few kilobytes at most.
 *
 * @param hours the finished ones, the newest last
 * @param current the hour that is being observed, absent before the first observation
 */
record OwnPast(List<PastHour> hours, @Nullable PastHour current) {

    static final OwnPast NONE = new OwnPast(List.of(), null);

    private static final int MOST_HOURS = 7 * 24;

    /** What is usual has to hold through day and night. */
    private static final int FEWEST_HOURS = 24;

    OwnPast {
        hours = List.copyOf(hours);
    }

    OwnPast after(Moment at, Sessions sessions, int left) {
        PastHour hour = current;
        if (hour == null) {
            return new OwnPast(hours, PastHour.beginning(at).with(at, sessions, left));
        }
        if (!hour.isOverAt(at)) {
            return new OwnPast(hours, hour.with(at, sessions, left));
        }
        return new OwnPast(finished(hour), PastHour.beginning(at).with(at, sessions, left));
    }

    private List<PastHour> finished(PastHour hour) {
        if (!hour.isComparable()) {
            return hours;
        }
        List<PastHour> all = new ArrayList<>(hours);
        all.add(hour);
        return all.subList(Math.max(0, all.size() - MOST_HOURS), all.size());
    }

    /** What is usual, once a day has been seen. */
    Optional<Usual> usual() {
        if (hours.size() < FEWEST_HOURS) {
            return Optional.empty();
        }
        return Optional.of(
                new Usual(
                        hours.size(),
                        median(PastHour::churn, 0.0),
                        median(PastHour::medianAge, Duration.ZERO),
                        median(PastHour::oldestOutbound, Duration.ZERO)));
    }

    /**
     * How many left in the last sixty minutes: of the hour before the current one, the part that is
     * not yet sixty minutes ago. Absent until an hour has been seen.
     */
    @Nullable Double leftLastHour(Moment at) {
        PastHour hour = current;
        if (hour == null || hours.isEmpty()) {
            return null;
        }
        PastHour before = hours.getLast();
        Duration sinceBefore = at.since(before.begin());
        double elapsed = (double) at.since(hour.begin()).toMillis() / PastHour.LENGTH.toMillis();
        boolean adjacent = sinceBefore.compareTo(PastHour.LENGTH.multipliedBy(3)) < 0;
        return hour.left() + (adjacent ? before.left() * Math.max(0, 1 - elapsed) : 0);
    }

    /** Over the hour that is being observed. */
    double meanPeers() {
        return current == null ? 0 : current.meanPeers();
    }

    private <T extends Comparable<T>> T median(Function<PastHour, @Nullable T> part, T otherwise) {
        List<T> sorted = hours.stream().map(part).filter(Objects::nonNull).sorted().toList();
        return sorted.isEmpty() ? otherwise : sorted.get(sorted.size() / 2);
    }
}
