package io.peermonitor.analysis;

import static io.peermonitor.analysis.Indicator.CHURN;
import static io.peermonitor.analysis.Indicator.CLOCK;
import static io.peermonitor.analysis.Indicator.SESSION_AGE;
import static io.peermonitor.analysis.Indicator.YOUNG_OUTBOUND;
import static io.peermonitor.analysis.TestTable.address;
import static io.peermonitor.analysis.TestTable.afterMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Moment;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTests {

    private static final Duration POLL = Duration.ofMinutes(10);

    private final TestJudge judge = TestJudge.usual();
    private long minutes;

    @ParameterizedTest
    @CsvSource({
        "8, OK",
        "9, WARNING",
        "14, WARNING",
        "15, CRITICAL",
    })
    void dialledPeersThatJustCame(int young, Level level) {
        TestTable table = TestTable.spread(0, 34);
        for (int peer = 0; peer < 16; peer++) {
            Duration age = peer < young ? Duration.ofMinutes(9) : Duration.ofMinutes(10);
            table.with(outbound(1000 + peer, age));
        }

        IndicatorJudgement judged = TestJudge.settled(table).of(YOUNG_OUTBOUND);

        assertThat(judged.instant()).isEqualTo(level);
        assertThat(judged.reason())
                .isEqualTo(young + " of 16 outbound peers came in the last 10 minutes");
    }

    @Test
    void afterARestartEveryPeerIsYoungAndNothingIsConcluded() {
        TestTable table = TestTable.spread(16, 34);
        judge.see(table, TestTable.START);

        assertThat(judge.judge(table, afterMinutes(120)).of(YOUNG_OUTBOUND).reason())
                .isEqualTo(
                        "the node was first seen or restarted 2 hours ago; judged after 2 hours");
        assertThat(judge.judge(table, afterMinutes(121)).of(YOUNG_OUTBOUND).instant())
                .isEqualTo(Level.OK);
    }

    @Test
    void whatIsUsualIsKnownAfterADay() {
        hours(23, Duration.ofHours(10), 1);

        assertThat(now(Duration.ofHours(10), 0).of(CHURN).reason())
                .isEqualTo("what is usual for this node is known after a day");

        hours(1, Duration.ofHours(10), 1);

        assertThat(now(Duration.ofHours(10), 0).of(CHURN).instant()).isEqualTo(Level.OK);
    }

    /** Six peers an hour is usual; of the hour before, the first polls still count. */
    @ParameterizedTest
    @CsvSource({
        "6, OK",
        "17, OK",
        "20, WARNING",
    })
    void moreLeaveThanUsual(int left, Level level) {
        hours(30, Duration.ofHours(10), 1);
        TestTable table = withAges(Duration.ofHours(10));

        Judgement judgement = null;
        for (int poll = 0; poll < 6; poll++) {
            judgement = judge.judge(table.left(left / 6 + (poll < left % 6 ? 1 : 0)), later());
        }

        assertThat(judgement).isNotNull();
        assertThat(judgement.of(CHURN).instant()).isEqualTo(level);
        assertThat(judgement.figures().churn().usual()).isNotNull();
    }

    @Test
    void aFewLeaversAreNoStormOnAQuietNode() {
        hours(30, Duration.ofHours(10), 0);

        IndicatorJudgement few = now(Duration.ofHours(10), 9).of(CHURN);

        assertThat(few.instant()).isEqualTo(Level.OK);
        assertThat(few.value()).isCloseTo(9, within(0.1));
    }

    @ParameterizedTest
    @CsvSource({
        "600, OK",
        "181, OK",
        "179, WARNING",
    })
    void peersStayShorterThanUsual(long medianMinutes, Level level) {
        hours(30, Duration.ofHours(10), 1);

        IndicatorJudgement judged = now(Duration.ofMinutes(medianMinutes), 1).of(SESSION_AGE);

        assertThat(judged.instant()).isEqualTo(level);
    }

    @Test
    void whatIsUsualIsAsLongAsSevenDays() {
        hours(8 * 24, Duration.ofHours(10), 1);

        ChurnFigures churn = now(Duration.ofHours(10), 1).figures().churn();

        assertThat(churn.usual()).isNotNull();
        assertThat(churn.usual().hours()).isEqualTo(168);
        assertThat(churn.usual().medianAge()).isEqualTo(Duration.ofHours(10));
        assertThat(churn.usual().churn()).isCloseTo(6 / 16.0, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({
        "5000, OK, ahead of",
        "5100, WARNING, ahead of",
        "-10000, WARNING, behind",
        "-10100, CRITICAL, behind"
    })
    void theClockOfTheNodeIsOff(long millis, Level level, String side) {
        TestTable table = TestTable.spread(1, 0).clockOffset(Duration.ofMillis(millis));

        IndicatorJudgement judged = TestJudge.settled(table).of(CLOCK);

        assertThat(judged.instant()).isEqualTo(level);
        assertThat(judged.reason()).contains(" seconds " + side + " the monitor's");
    }

    @Test
    void aNodeThatDoesNotTellItsTimeIsNotJudgedByIt() {
        assertThat(TestJudge.settled(TestTable.spread(1, 0).clockOffset(null)).of(CLOCK).instant())
                .isEqualTo(Level.UNKNOWN);
    }

    @Test
    void agesOfSessionsAreShown() {
        TestTable table =
                new TestTable()
                        .with(outbound(1, Duration.ofHours(1)))
                        .with(outbound(2, Duration.ofHours(2)))
                        .with(outbound(3, Duration.ofHours(9)));

        Sessions sessions = TestJudge.young(table).figures().churn().sessions();

        assertThat(sessions.medianAge()).isEqualTo(Duration.ofHours(2));
        assertThat(sessions.oldestOutbound()).isEqualTo(Duration.ofHours(9));
        assertThat(sessions.atLeast()).isFalse();
    }

    private void hours(int hours, Duration age, int leftEachPoll) {
        for (int poll = 0; poll < 6 * hours; poll++) {
            judge.see(withAges(age).left(leftEachPoll), later());
        }
    }

    private Judgement now(Duration age, int left) {
        return judge.judge(withAges(age).left(left), later());
    }

    private Moment later() {
        minutes += POLL.toMinutes();
        return afterMinutes(minutes);
    }

    private static TestTable withAges(Duration age) {
        TestTable table = new TestTable();
        for (int peer = 0; peer < 16; peer++) {
            table.with(outbound(peer, age));
        }
        return table;
    }

    private static ObservedPeer outbound(int number, Duration age) {
        return TestTable.peer(
                number,
                address(number % 512, 1, 1),
                Direction.OUTBOUND,
                "Geth/v1.17.10-stable/linux-amd64/go1.26.4",
                age);
    }
}
