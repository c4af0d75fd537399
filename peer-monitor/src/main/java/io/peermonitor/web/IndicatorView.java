package io.peermonitor.web;

import io.peermonitor.analysis.Indicator;
import io.peermonitor.analysis.IndicatorJudgement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One indicator.
 *
 * @param group placement, direction, identity, time or view
 * @param value null where it cannot be told
 * @param level at this moment: ok, warning, critical or unknown
 * @param held the level that counts, once the hold time has passed
 * @param since since when it has been at that level or worse
 * @param warning where it warns
 * @param critical where it is critical; null when it never is
 * @param good what a good number is
 * @param reason in words and numbers
 */
record IndicatorView(
        String id,
        String group,
        @Nullable Double value,
        String level,
        String held,
        @Nullable Instant since,
        double warning,
        @Nullable Double critical,
        String good,
        String reason) {

    static IndicatorView of(IndicatorJudgement judged) {
        Indicator indicator = judged.indicator();
        return new IndicatorView(
                indicator.label(),
                indicator.group().label(),
                judged.value(),
                judged.instant().label(),
                judged.held().label(),
                judged.since() == null ? null : judged.since().at(),
                judged.threshold().warning(),
                judged.threshold().critical(),
                indicator.good(),
                judged.reason());
    }
}
