package io.peermonitor.analysis;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the peer table of one node shows, and how suspicious that is.
 *
 * @param score from 0 to 5: a group with a critical indicator is 1, one with a warning 0.5
 * @param reasons of the suspicion, the worst first
 * @param groups the worst held level of each
 * @param indicators all of them, in the order of their enum
 */
public record Judgement(
        Suspicion suspicion,
        double score,
        List<String> reasons,
        Map<Group, Level> groups,
        List<IndicatorJudgement> indicators,
        Reachability reachability,
        Figures figures) {

    public Judgement {
        reasons = List.copyOf(reasons);
        groups = Collections.unmodifiableMap(new EnumMap<>(groups));
        indicators = List.copyOf(indicators);
    }

    public IndicatorJudgement of(Indicator indicator) {
        return indicators.stream()
                .filter(judged -> judged.indicator() == indicator)
                .findFirst()
                .orElseThrow();
    }
}
