package io.peermonitor.analysis;

import java.time.Duration;
import java.util.Locale;

/** Numbers as the reasons write them. */
final class Words {

    private Words() {}

    /** For example {@code 1 peer} or {@code 12 peers}. */
    static String peers(int number) {
        return number + (number == 1 ? " peer" : " peers");
    }

    static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    /** One digit after the point. */
    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String time(Duration duration) {
        if (duration.toHours() >= 48) {
            return duration.toDays() + " days";
        }
        if (duration.toMinutes() >= 120) {
            return duration.toHours() + " hours";
        }
        return duration.toSeconds() >= 120
                ? duration.toMinutes() + " minutes"
                : duration.toSeconds() + " seconds";
    }
}
