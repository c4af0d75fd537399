package io.peermonitor.analysis;

import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeName;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Folds what a test observes, and keeps the latest result. */
final class TestJudge {

    private Assessments assessments;

    TestJudge(AnalysisRules rules) {
        assessments = Assessments.by(rules);
    }

    static TestJudge usual() {
        return new TestJudge(AnalysisRules.USUAL);
    }

    /** Whatever is seen counts at once. */
    static TestJudge withoutHoldTimes() {
        Map<Indicator, Threshold> thresholds = new EnumMap<>(Indicator.class);
        for (Indicator indicator : Indicator.values()) {
            thresholds.put(
                    indicator, indicator.usual().with(null, null, Duration.ZERO, Duration.ZERO));
        }
        return new TestJudge(rules(thresholds, Map.of()));
    }

    static AnalysisRules rules(
            Map<Indicator, Threshold> thresholds, Map<ClientFamily, String> minimumVersions) {
        AnalysisRules usual = AnalysisRules.USUAL;
        return new AnalysisRules(
                thresholds,
                minimumVersions,
                usual.youngFor(),
                usual.fewestPeers(),
                usual.unreachableAfter(),
                usual.blockTime());
    }

    /** The table as it is seen for the first time. */
    static Judgement young(TestTable table) {
        return usual().judge(table, TestTable.START);
    }

    /** The same table three hours later: no longer young, and settled. */
    static Judgement settled(TestTable table) {
        TestJudge judge = usual();
        judge.see(table, TestTable.START);
        return judge.judge(table, TestTable.afterMinutes(180));
    }

    TestJudge see(TestTable table, Moment at) {
        return see(table.at(at));
    }

    TestJudge see(Observation observation) {
        assessments = assessments.after(observation);
        return this;
    }

    Judgement judge(TestTable table, Moment at) {
        Observation.Told told = table.at(at);
        return see(told).assessment(told.node()).judgement().orElseThrow();
    }

    Assessment assessment(NodeName node) {
        return assessments.of(node).orElseThrow();
    }

    Assessment assessment() {
        return assessment(TestTable.NODE);
    }
}
