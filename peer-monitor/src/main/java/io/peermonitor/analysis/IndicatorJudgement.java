package io.peermonitor.analysis;

import io.peermonitor.peer.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What one indicator says now.
 *
 * @param value absent where it cannot be told
 * @param instant its level at this moment alone
 * @param held its level once the hold times are kept, which is what counts
 * @param since since when it has been at the instant level or worse, absent where that is no
 *     warning
 * @param threshold where it warns and is critical
 * @param reason in words and numbers; of an unknown level, why it is not known
 */
public record IndicatorJudgement(
        Indicator indicator,
        @Nullable Double value,
        Level instant,
        Level held,
        @Nullable Moment since,
        Threshold threshold,
        String reason) {}
