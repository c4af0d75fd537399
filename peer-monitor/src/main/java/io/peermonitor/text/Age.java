package io.peermonitor.text;

import java.time.Duration;

/** Durations in two units at most, as a person says them. */
public final class Age {

    private Age() {}

    /** For example {@code 8s}, {@code 12m}, {@code 3h 5m} or {@code 9d 4h}; never negative. */
    public static String of(Duration duration) {
        Duration shown = duration.isNegative() ? Duration.ZERO : duration;
        if (shown.toDays() > 0) {
            return pair(shown.toDays(), "d", shown.toHoursPart(), "h");
        }
        if (shown.toHours() > 0) {
            return pair(shown.toHours(), "h", shown.toMinutesPart(), "m");
        }
        return shown.toMinutes() > 0 ? shown.toMinutes() + "m" : shown.toSeconds() + "s";
    }

    private static String pair(long large, String largeUnit, int small, String smallUnit) {
        return small == 0 ? large + largeUnit : large + largeUnit + " " + small + smallUnit;
    }
}
