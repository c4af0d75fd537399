package io.peermonitor.analysis;

import static io.peermonitor.analysis.Indicator.ANCHORS_MISSING;
import static io.peermonitor.analysis.Indicator.INBOUND_SHARE;
import static io.peermonitor.analysis.Indicator.OUTBOUND_FILL;
import static io.peermonitor.analysis.TestTable.address;
import static io.peermonitor.analysis.TestTable.anchor;
import static io.peermonitor.analysis.TestTable.peer;
import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.Direction;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionTests {

    /** Of a limit of 50, Geth dials 16. */
    @ParameterizedTest
    @CsvSource({
        "16, OK",
        "8, OK",
        "7, WARNING",
        "4, WARNING",
        "3, CRITICAL",
        "0, CRITICAL",
    })
    void dialSlotsThatStayEmpty(int outbound, Level level) {
        IndicatorJudgement judged =
                TestJudge.young(TestTable.spread(outbound, 34)).of(OUTBOUND_FILL);

        assertThat(judged.instant()).isEqualTo(level);
        assertThat(judged.reason()).isEqualTo(outbound + " of 16 dial slots are filled");
    }

    @Test
    void configuredPeersFillSlotsThatNoStrangerCanHave() {
        TestTable table = TestTable.spread(6, 34);
        for (int number = 100; number < 104; number++) {
            table.with(anchor(peer(number, address(number, 1, 1), Direction.OUTBOUND)));
        }

        assertThat(TestJudge.young(table).of(OUTBOUND_FILL).reason())
                .isEqualTo("6 of 12 dial slots are filled");
    }

    @Test
    void whereConfiguredPeersHoldAllSlotsThereIsNothingToJudge() {
        TestTable table = new TestTable().limit(9);
        for (int number = 0; number < 3; number++) {
            table.with(anchor(peer(number, address(number, 1, 1), Direction.OUTBOUND)));
        }

        assertThat(TestJudge.young(table).of(OUTBOUND_FILL).reason())
                .isEqualTo("configured peers leave none of 3 dial slots");
    }

    @Test
    void withoutALimitTheOperatorIsToldToGiveIt() {
        assertThat(TestJudge.young(TestTable.spread(1, 34).limit(null)).of(OUTBOUND_FILL))
                .satisfies(judged -> {
                    assertThat(judged.instant()).isEqualTo(Level.UNKNOWN);
                    assertThat(judged.reason())
                            .contains("set peer-monitor.nodes.<name>.peer-limit");
                });
    }

    @Test
    void onlyGethDialsAThird() {
        TestTable reth = TestTable.spread(1, 34).running("reth/v1.9.3/x86_64-linux");

        assertThat(TestJudge.young(reth).of(OUTBOUND_FILL).instant()).isEqualTo(Level.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "16, 34, OK",
        "10, 40, OK",
        "9, 40, WARNING",
        "2, 38, WARNING",
        "1, 38, CRITICAL",
        "0, 34, CRITICAL",
        "0, 9, UNKNOWN"
    })
    void peersThatDialledUs(int outbound, int inbound, Level level) {
        assertThat(
                        TestJudge.settled(TestTable.spread(outbound, inbound))
                                .of(INBOUND_SHARE)
                                .instant())
                .isEqualTo(level);
    }

    @Test
    void aConfiguredPeerThatGoesIsMissedAndForgottenAfterSixHours() {
        ObservedPeer first = anchor(peer(100, address(300, 1, 1), Direction.OUTBOUND));
        ObservedPeer second = anchor(peer(101, address(301, 1, 1), Direction.OUTBOUND));
        TestJudge judge = TestJudge.usual();
        judge.see(TestTable.spread(14, 34).with(first).with(second), TestTable.START);

        Judgement oneGone =
                judge.judge(TestTable.spread(14, 34).with(first), TestTable.afterMinutes(60));
        Judgement bothGone = judge.judge(TestTable.spread(14, 34), TestTable.afterMinutes(61));
        Judgement muchLater =
                judge.judge(TestTable.spread(14, 34), TestTable.after(Duration.ofHours(8)));

        assertThat(oneGone.of(ANCHORS_MISSING).instant()).isEqualTo(Level.WARNING);
        assertThat(oneGone.of(ANCHORS_MISSING).reason())
                .isEqualTo("1 of 2 static or trusted peers are not connected");
        assertThat(bothGone.of(ANCHORS_MISSING).instant()).isEqualTo(Level.CRITICAL);
        assertThat(muchLater.of(ANCHORS_MISSING).instant()).isEqualTo(Level.UNKNOWN);
    }
}
