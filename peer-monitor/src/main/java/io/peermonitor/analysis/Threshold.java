package io.peermonitor.analysis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where an indicator begins to warn and to be critical, and for how long it must stay there before
 * that counts.
 *
 * @param warning the value beyond which the indicator warns
 * @param critical the value beyond which it is critical; absent = it never is
 * @param warningAfter how long it must warn without a break before the warning counts
 * @param criticalAfter how long it must be critical without a break before that counts
 */
public record Threshold(
        double warning, @Nullable Double critical, Duration warningAfter, Duration criticalAfter) {

    public Threshold {
        if (warningAfter.isNegative() || criticalAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "a hold time cannot be negative: give 0 to count at once, or a time such as"
                            + " 10m.");
        }
    }

    /** These values where given, the present ones elsewhere. */
    public Threshold with(
            @Nullable Double otherWarning,
            @Nullable Double otherCritical,
            @Nullable Duration otherWarningAfter,
            @Nullable Duration otherCriticalAfter) {
        return new Threshold(
                otherWarning == null ? warning : otherWarning,
                otherCritical == null ? critical : otherCritical,
                otherWarningAfter == null ? warningAfter : otherWarningAfter,
                otherCriticalAfter == null ? criticalAfter : otherCriticalAfter);
    }
}
