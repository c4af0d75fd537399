package io.peermonitor.analysis;

import io.peermonitor.peer.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Since when an indicator has warned or been critical without a break.
 *
 * @param lastKnown when it was last judged
 */
record Hold(
        @Nullable Moment warningSince, @Nullable Moment criticalSince, @Nullable Moment lastKnown) {

    static final Hold NONE = new Hold(null, null, null);

    /** A poll or two that fail between two that look the same are no break. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    Hold after(Level instant, Moment at) {
        return switch (instant) {
            case UNKNOWN -> isForgottenAt(at) ? NONE : this;
            case OK -> new Hold(null, null, at);
            case WARNING -> new Hold(warningSince == null ? at : warningSince, null, at);
            case CRITICAL ->
                    new Hold(
                            warningSince == null ? at : warningSince,
                            criticalSince == null ? at : criticalSince,
                            at);
        };
    }

    private boolean isForgottenAt(Moment at) {
        return lastKnown == null || at.since(lastKnown).compareTo(GRACE) > 0;
    }

    /** What counts of an instant level, for which this hold has been kept up to now. */
    Level held(Level instant, Threshold threshold, Moment at) {
        if (instant == Level.UNKNOWN) {
            return Level.UNKNOWN;
        }
        if (hasLasted(criticalSince, threshold.criticalAfter(), at)) {
            return Level.CRITICAL;
        }
        return hasLasted(warningSince, threshold.warningAfter(), at) ? Level.WARNING : Level.OK;
    }

    /** Since when it has been at this level or worse; absent where that is no warning. */
    @Nullable Moment since(Level instant) {
        return switch (instant) {
            case UNKNOWN, OK -> null;
            case WARNING -> warningSince;
            case CRITICAL -> criticalSince;
        };
    }

    private static boolean hasLasted(@Nullable Moment since, Duration enough, Moment at) {
        return since != null && at.since(since).compareTo(enough) >= 0;
    }
}
