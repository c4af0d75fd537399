package io.peermonitor.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.peermonitor.analysis.Assessment;
import io.peermonitor.analysis.Judgement;
import io.peermonitor.analysis.Reachability;
import io.peermonitor.geo.Origins;
import io.peermonitor.tracking.NodeState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the peer table of a node shows, and how suspicious that is; while the node is blind nothing
 * of before is shown.
 *
 * @param at the poll it rests on
 * @param groups of indicators with their held levels
 * @param reachability whether others can dial the node
 * @param figures what was counted
 */
record AssessmentView(
        String node,
        @Nullable Instant at,
        @JsonUnwrapped SuspicionView suspicion,
        List<GroupView> groups,
        List<IndicatorView> indicators,
        @Nullable ReachabilityView reachability,
        @Nullable FiguresView figures) {

    /** A group of indicators and its worst held level. */
    record GroupView(String name, String level) {}

    /**
     * Told from the table alone.
     *
     * @param verdict reachable, unreachable or unknown
     * @param reason with what to check
     */
    record ReachabilityView(String verdict, String reason) {

        static ReachabilityView of(Reachability reachability) {
            return new ReachabilityView(reachability.verdict().label(), reachability.reason());
        }
    }

    static AssessmentView of(NodeState node, Optional<Assessment> assessed, Origins origins) {
        Judgement judgement = assessed.flatMap(Assessment::judgement).orElse(null);
        SuspicionView suspicion =
                assessed.map(SuspicionView::of)
                        .orElse(new SuspicionView("blind", null, null, List.of()));
        return new AssessmentView(
                node.name().value(),
                assessed.map(assessment -> assessment.at().at()).orElse(null),
                suspicion,
                judgement == null ? List.of() : groups(judgement),
                judgement == null
                        ? List.of()
                        : judgement.indicators().stream().map(IndicatorView::of).toList(),
                judgement == null ? null : ReachabilityView.of(judgement.reachability()),
                judgement == null ? null : FiguresView.of(judgement.figures(), node, origins));
    }

    private static List<GroupView> groups(Judgement judgement) {
        return judgement.groups().entrySet().stream()
                .map(group -> new GroupView(group.getKey().label(), group.getValue().label()))
                .toList();
    }
}
