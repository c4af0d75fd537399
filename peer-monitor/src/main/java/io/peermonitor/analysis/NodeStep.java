package io.peermonitor.analysis;

import io.peermonitor.analysis.Observation.Told;
import io.peermonitor.peer.Direction;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One observation of one node judged: what is remembered after it, and the assessment. */
record NodeStep(NodeMemory memory, Assessment assessment) {

    private static final Duration YOUNG_SESSION = Duration.ofMinutes(10);

    static NodeStep of(
            NodeMemory before,
            Told told,
            @Nullable OwnHead own,
            List<OwnHead> others,
            AnalysisRules rules) {
        Sessions sessions = Sessions.of(told.peers());
        NodeMemory seen = before.after(told, sessions);
        Figures figures =
                new Figures(
                        ClientDiversity.of(told.peers(), rules.minimumVersions()),
                        NetworkFigures.of(told.peers()),
                        DirectionFigures.of(
                                told.peers(), told.peerLimit(), told.identity().client()),
                        ViewFigures.of(told, own, others, rules.blockTime()),
                        churn(told, sessions, seen.past()));
        AssessmentState state = state(seen.uptime(told.at()), told.peers().size(), rules);
        List<Reading> readings = readings(figures, seen, told, state, rules);
        NodeMemory after = seen.with(readings, told.at());
        Judgement judgement = judgement(figures, readings, after, told, rules);
        return new NodeStep(after, new Assessment(told.node(), told.at(), state, judgement));
    }

    private static AssessmentState state(Duration uptime, int peers, AnalysisRules rules) {
        if (uptime.compareTo(rules.youngFor()) < 0) {
            return AssessmentState.YOUNG;
        }
        return peers < rules.fewestPeers() ? AssessmentState.TOO_FEW : AssessmentState.JUDGED;
    }

    private static List<Reading> readings(
            Figures figures,
            NodeMemory seen,
            Told told,
            AssessmentState state,
            AnalysisRules rules) {
        Duration uptime = seen.uptime(told.at());
        Stream<Reading> all =
                Stream.of(
                                new PlacementJudge(figures, rules).readings(),
                                new DirectionJudge(figures.direction(), seen.anchors(), rules)
                                        .readings(),
                                new IdentityJudge(figures.clients(), rules).readings(),
                                new TimeJudge(figures, uptime, told.identity().clockOffset(), rules)
                                        .readings(),
                                new ViewJudge(figures.view(), rules).readings())
                        .flatMap(List::stream);
        return (state == AssessmentState.YOUNG
                        ? all.map(reading -> young(reading, uptime, rules))
                        : all)
                .sorted(Comparator.comparing(Reading::indicator))
                .toList();
    }

    private static Reading young(Reading reading, Duration uptime, AnalysisRules rules) {
        boolean judged =
                reading.indicator() == Indicator.OUTBOUND_FILL
                        || reading.indicator() == Indicator.SAME_ADDRESS;
        return judged
                ? reading
                : reading.notJudged(
                        "the node was first seen or restarted %s ago; judged after %s"
                                .formatted(Words.time(uptime), Words.time(rules.youngFor())));
    }

    private static Judgement judgement(
            Figures figures,
            List<Reading> readings,
            NodeMemory after,
            Told told,
            AnalysisRules rules) {
        List<IndicatorJudgement> indicators =
                readings.stream().map(reading -> judged(reading, after, told, rules)).toList();
        Score score = Score.of(indicators);
        return new Judgement(
                score.suspicion(),
                score.value(),
                Score.reasons(indicators),
                score.groups(),
                indicators,
                Reachability.of(
                        figures, told.identity().listen(), after.withoutInbound(told.at()), rules),
                figures);
    }

    private static IndicatorJudgement judged(
            Reading reading, NodeMemory after, Told told, AnalysisRules rules) {
        Hold hold = after.hold(reading.indicator());
        Threshold threshold = rules.threshold(reading.indicator());
        return new IndicatorJudgement(
                reading.indicator(),
                reading.value(),
                reading.level(),
                hold.held(reading.level(), threshold, told.at()),
                hold.since(reading.level()),
                threshold,
                reading.reason());
    }

    private static ChurnFigures churn(Told told, Sessions sessions, OwnPast past) {
        Double left = past.leftLastHour(told.at());
        return new ChurnFigures(
                left,
                left == null ? null : left / Math.max(1, past.meanPeers()),
                sessions,
                young(told.peers()),
                past.usual().orElse(null));
    }

    private static int young(List<ObservedPeer> peers) {
        int young = 0;
        for (ObservedPeer peer : peers) {
            if (peer.direction() == Direction.OUTBOUND
                    && peer.isStranger()
                    && !peer.atLeast()
                    && peer.age().compareTo(YOUNG_SESSION) < 0) {
                young++;
            }
        }
        return young;
    }
}
