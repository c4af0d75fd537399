package io.peermonitor.analysis;

import static io.peermonitor.analysis.Indicator.OUTBOUND_FILL;
import static io.peermonitor.analysis.Indicator.PEERS_BEHIND;
import static io.peermonitor.analysis.Indicator.SAME_ADDRESS;
import static io.peermonitor.analysis.TestTable.afterMinutes;
import static io.peermonitor.analysis.TestTable.peer;
import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.analysis.Observation.Unread;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeName;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentsTests {

    private final TestJudge judge = TestJudge.usual();
    private final TestTable healthy = TestTable.spread(16, 34);

    @Test
    void aNodeThatWasNeverObservedHasNone() {
        assertThat(Assessments.by(AnalysisRules.USUAL).of(new NodeName("alpha"))).isEmpty();
    }

    @Test
    void aFullDiverseTableRaisesNoSuspicion() {
        judge.see(healthy, TestTable.START);

        Judgement judgement = judge.judge(healthy, afterMinutes(180));

        assertThat(judge.assessment().state()).isEqualTo(AssessmentState.JUDGED);
        assertThat(judgement.suspicion()).isEqualTo(Suspicion.NONE);
        assertThat(judgement.score()).isZero();
        assertThat(judgement.reasons()).isEmpty();
        assertThat(judgement.groups()).containsOnlyKeys(Group.values());
        assertThat(judgement.indicators())
                .extracting(IndicatorJudgement::indicator)
                .containsExactly(Indicator.values());
    }

    @Test
    void aYoungNodeIsJudgedOnlyByOutboundFillAndSameAddress() {
        TestTable table = TestTable.spread(0, 20);
        for (int port = 1; port <= 9; port++) {
            table.with(peer(900 + port, "203.0.113.9:" + port, Direction.INBOUND));
        }
        judge.see(table, TestTable.START);

        Judgement judgement = judge.judge(table, afterMinutes(29));

        assertThat(judge.assessment().state()).isEqualTo(AssessmentState.YOUNG);
        assertThat(judgement.indicators())
                .filteredOn(judged -> judged.instant() != Level.UNKNOWN)
                .extracting(IndicatorJudgement::indicator)
                .containsExactly(OUTBOUND_FILL, SAME_ADDRESS);
        assertThat(judgement.of(PEERS_BEHIND).reason())
                .isEqualTo(
                        "the node was first seen or restarted 29 minutes ago; judged after 30"
                                + " minutes");
        assertThat(judgement.suspicion()).isEqualTo(Suspicion.HIGH);
    }

    @Test
    void ofAFewPeersOnlyWhatNeedsNoShareIsJudged() {
        TestTable few = TestTable.spread(9, 0).chain(TestTable.HEAD + 500, false);
        judge.see(few, TestTable.START);

        Judgement judgement = judge.judge(few, afterMinutes(40));

        assertThat(judge.assessment().state()).isEqualTo(AssessmentState.TOO_FEW);
        assertThat(judgement.of(OUTBOUND_FILL).instant()).isEqualTo(Level.OK);
        assertThat(judgement.of(PEERS_BEHIND).instant()).isEqualTo(Level.CRITICAL);
        assertThat(judgement.groups().get(Group.PLACEMENT)).isEqualTo(Level.OK);
        assertThat(judgement.groups().get(Group.IDENTITY)).isEqualTo(Level.UNKNOWN);
    }

    @Test
    void ofANodeThatCannotBeReadNothingIsShown() {
        judge.see(healthy, TestTable.START);
        judge.see(new Unread(TestTable.NODE, afterMinutes(60)));

        assertThat(judge.assessment().state()).isEqualTo(AssessmentState.BLIND);
        assertThat(judge.assessment().judgement()).isEmpty();
        assertThat(judge.assessment().at()).isEqualTo(afterMinutes(60));
    }

    @Test
    void oneNodeSaysNothingOfAnother() {
        judge.see(healthy.of("alpha"), TestTable.START);
        judge.see(new Unread(new NodeName("beta"), afterMinutes(60)));

        assertThat(judge.assessment(new NodeName("alpha")).state())
                .isEqualTo(AssessmentState.YOUNG);
        assertThat(judge.assessment(new NodeName("beta")).state()).isEqualTo(AssessmentState.BLIND);
    }

    @ParameterizedTest
    @CsvSource({
        "0, OK",
        "14, OK",
        "15, CRITICAL",
        "30, CRITICAL",
    })
    void aLevelCountsWhenItHasBeenHeld(int minutes, Level held) {
        judge.see(healthy, TestTable.START);
        judge.see(TestTable.spread(3, 34), afterMinutes(100));

        IndicatorJudgement judged =
                judge.judge(TestTable.spread(3, 34), afterMinutes(100 + minutes)).of(OUTBOUND_FILL);

        assertThat(judged.instant()).isEqualTo(Level.CRITICAL);
        assertThat(judged.held()).isEqualTo(held);
        assertThat(judged.since()).isEqualTo(afterMinutes(100));
    }

    @Test
    void aWarningThatBecomesCriticalKeepsItsTime() {
        judge.see(healthy, TestTable.START);
        judge.see(TestTable.spread(7, 34), afterMinutes(100));
        judge.see(TestTable.spread(3, 34), afterMinutes(120));

        assertThat(fillAt(130, 3).held()).isEqualTo(Level.WARNING);
        assertThat(fillAt(135, 3).held()).isEqualTo(Level.CRITICAL);
    }

    @Test
    void whatOnlyWarnsInBetweenIsNotCriticalAllTheTime() {
        judge.see(healthy, TestTable.START);
        judge.see(TestTable.spread(3, 34), afterMinutes(100));
        judge.see(TestTable.spread(7, 34), afterMinutes(110));
        judge.see(TestTable.spread(3, 34), afterMinutes(111));

        assertThat(fillAt(125, 3).held()).isEqualTo(Level.OK);
        assertThat(fillAt(126, 3).held()).isEqualTo(Level.CRITICAL);
    }

    @Test
    void aRestartStartsTheHoldTimesAgain() {
        judge.see(healthy, TestTable.START);
        judge.see(TestTable.spread(3, 34), afterMinutes(100));
        judge.see(TestTable.spread(3, 34), afterMinutes(112));
        judge.see(new Unread(TestTable.NODE, afterMinutes(113)));
        judge.see(new TestTable(), afterMinutes(114));

        assertThat(fillAt(116, 1).held()).isEqualTo(Level.OK);
        assertThat(fillAt(129, 1).held()).isEqualTo(Level.CRITICAL);
    }

    @Test
    void whatRecoversInBetweenStartsAgain() {
        judge.see(healthy, TestTable.START);
        judge.see(TestTable.spread(3, 34), afterMinutes(100));
        judge.see(healthy, afterMinutes(110));
        judge.see(TestTable.spread(3, 34), afterMinutes(111));

        assertThat(fillAt(125, 3).held()).isEqualTo(Level.OK);
        assertThat(fillAt(126, 3).held()).isEqualTo(Level.CRITICAL);
    }

    @ParameterizedTest
    @CsvSource({
        "1, CRITICAL",
        "2, CRITICAL",
        "3, OK",
    })
    void aShortBlindnessDoesNotStartTheHoldTimeAgain(int blindMinutes, Level held) {
        judge.see(healthy, TestTable.START);
        judge.see(TestTable.spread(3, 34), afterMinutes(100));
        judge.see(TestTable.spread(3, 34), afterMinutes(110));
        judge.see(new Unread(TestTable.NODE, afterMinutes(110 + blindMinutes)));

        assertThat(fillAt(115, 3).held()).isEqualTo(held);
    }

    /** Of 20 peers before an outage of an hour, so many are still connected after it. */
    @ParameterizedTest
    @CsvSource({
        "20, JUDGED",
        "10, JUDGED",
        "9, YOUNG",
        "0, YOUNG",
    })
    void aNodeThatLostMostOfItsPeersBehindOurBackWasRestarted(int kept, AssessmentState state) {
        judge.see(peersFrom(0), TestTable.START);
        judge.see(peersFrom(0), afterMinutes(60));
        judge.see(new Unread(TestTable.NODE, afterMinutes(61)));
        judge.see(peersFrom(20 - kept), afterMinutes(120));

        assertThat(judge.assessment().state()).isEqualTo(state);
    }

    @Test
    void aNodeThatLosesAllItsPeersBetweenTwoPollsWasRestarted() {
        judge.see(peersFrom(0), TestTable.START);
        judge.see(peersFrom(0), afterMinutes(60));
        judge.see(peersFrom(19), afterMinutes(61));

        assertThat(judge.assessment().state()).isEqualTo(AssessmentState.JUDGED);

        judge.see(peersFrom(100), afterMinutes(62));

        assertThat(judge.assessment().state()).isEqualTo(AssessmentState.YOUNG);
    }

    @Test
    void theTimeIsMonotonic() {
        judge.see(healthy, TestTable.START);
        judge.see(
                healthy,
                new Moment(
                        TestTable.START.at().minus(Duration.ofDays(1)),
                        Duration.ofMinutes(31).toNanos()));

        assertThat(judge.assessment().state()).isEqualTo(AssessmentState.JUDGED);
    }

    private IndicatorJudgement fillAt(int minute, int outbound) {
        return judge.judge(TestTable.spread(outbound, 34), afterMinutes(minute)).of(OUTBOUND_FILL);
    }

    private static TestTable peersFrom(int first) {
        TestTable table = new TestTable();
        for (int number = first; number < first + 20; number++) {
            table.with(peer(number, TestTable.address(number, 1, 1), Direction.OUTBOUND));
        }
        return table;
    }
}
