package io.peermonitor.analysis;

import org.jspecify.annotations.Nullable;

/**
 * One indicator at one moment.
 *
 * @param value absent where it cannot be told
 * @param reason in words and numbers
 */
record Reading(Indicator indicator, @Nullable Double value, Level level, String reason) {

    static Reading unknown(Indicator indicator, String reason) {
        return new Reading(indicator, null, Level.UNKNOWN, reason);
    }

    /** The same value, which is only shown. */
    Reading notJudged(String because) {
        return new Reading(indicator, value, Level.UNKNOWN, because);
    }

    boolean isWorseThan(Reading other) {
        if (level != other.level) {
            return level.isAtLeast(other.level);
        }
        return value != null
                && (other.value == null || indicator.worse().isBeyond(value, other.value));
    }
}
