package io.peermonitor.analysis;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts groups, not indicators: one cause often shows in several indicators of its group. */
record Score(Map<Group, Level> groups) {

    static Score of(List<IndicatorJudgement> indicators) {
        Map<Group, Level> groups = new EnumMap<>(Group.class);
        for (IndicatorJudgement judged : indicators) {
            groups.merge(judged.indicator().group(), judged.held(), Level::worse);
        }
        return new Score(groups);
    }

    double value() {
        return groups.values().stream().mapToDouble(Score::points).sum();
    }

    Suspicion suspicion() {
        boolean directionOrView =
                level(Group.DIRECTION).isAtLeast(Level.WARNING)
                        || level(Group.VIEW).isAtLeast(Level.WARNING);
        return Suspicion.of(value(), directionOrView);
    }

    private Level level(Group group) {
        return groups.getOrDefault(group, Level.UNKNOWN);
    }

    private static double points(Level level) {
        return switch (level) {
            case CRITICAL -> 1;
            case WARNING -> 0.5;
            case OK, UNKNOWN -> 0;
        };
    }

    /** One sentence for each indicator that counts, the worst first. */
    static List<String> reasons(List<IndicatorJudgement> indicators) {
        return indicators.stream()
                .filter(judged -> judged.held().isAtLeast(Level.WARNING))
                .sorted(Comparator.comparing(IndicatorJudgement::held).reversed())
                .map(Score::sentence)
                .toList();
    }

    private static String sentence(IndicatorJudgement judged) {
        return "%s %s: %s (good: %s)"
                .formatted(
                        judged.indicator().group().label(),
                        judged.held().label(),
                        judged.reason(),
                        judged.indicator().good());
    }
}
