package io.peermonitor.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.distribution.TimeWindowMax;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long things took, by buckets; immutable but for the maximum, which ages by itself. */
final class Durations {

    private static final double NANOS_PER_SECOND = 1e9;

    /** As of Micrometer's timers: the longest of the last two to three minutes. */
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int WINDOWS = 3;

    private final List<Duration> bounds;
    private final long[] upTo;
    private final long count;
    private final long nanos;
    private final TimeWindowMax recent;

    private Durations(
            List<Duration> bounds, long[] upTo, long count, long nanos, TimeWindowMax recent) {
        this.bounds = bounds;
        this.upTo = upTo;
        this.count = count;
        this.nanos = nanos;
        this.recent = recent;
    }

    static Durations none(List<Duration> bounds, Clock clock) {
        TimeWindowMax recent = new TimeWindowMax(clock, WINDOW.toMillis(), WINDOWS);
        return new Durations(bounds, new long[bounds.size()], 0, 0, recent);
    }

    Durations with(Duration took) {
        recent.record((double) took.toNanos(), TimeUnit.NANOSECONDS);
        long[] after = Arrays.copyOf(upTo, upTo.length);
        for (int bound = 0; bound < after.length; bound++) {
            if (took.compareTo(bounds.get(bound)) <= 0) {
                after[bound]++;
            }
        }
        return new Durations(bounds, after, count + 1, nanos + took.toNanos(), recent);
    }

    long count() {
        return count;
    }

    long upTo(int bound) {
        return upTo[bound];
    }

    double seconds() {
        return nanos / NANOS_PER_SECOND;
    }

    double recentMax() {
        return recent.poll(TimeUnit.SECONDS);
    }
}
