package io.peermonitor.analysis;

import static io.peermonitor.analysis.Indicator.BEHIND_PEERS;
import static io.peermonitor.analysis.Indicator.OWN_NODES_DISAGREE;
import static io.peermonitor.analysis.Indicator.PEERS_BEHIND;
import static io.peermonitor.analysis.TestTable.HEAD;
import static io.peermonitor.analysis.TestTable.address;
import static io.peermonitor.analysis.TestTable.afterMinutes;
import static io.peermonitor.analysis.TestTable.announcing;
import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.analysis.Observation.ChainOnly;
import io.peermonitor.analysis.Observation.Unread;
import io.peermonitor.peer.ChainState;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.NodeName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewTests {

    private static final Moment LATER = afterMinutes(180);

    private int number;

    @Test
    void countsWhoIsBehindAndWhoServesWhat() {
        TestTable table =
                new TestTable()
                        .with(peer(0L, HEAD))
                        .with(peer(15_537_393L, HEAD - 96))
                        .with(peer(1L, HEAD - 97))
                        .with(peer(null, HEAD - 5_000));

        ViewFigures view = TestJudge.young(table).figures().view();

        assertThat(view.announcing()).isEqualTo(4);
        assertThat(view.behind()).isEqualTo(2);
        assertThat(view.behindBy()).isZero();
        assertThat(view.fullHistory()).isEqualTo(1);
        assertThat(view.snapServers()).isEqualTo(4);
        assertThat(view.disagreement()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "3, OK",
        "4, WARNING",
        "7, WARNING",
        "8, CRITICAL",
    })
    void peersThatAreBehind(int behind, Level level) {
        TestTable table = new TestTable();
        for (int peer = 0; peer < 10; peer++) {
            table.with(peer(0L, peer < behind ? HEAD - 97 : HEAD - 96));
        }

        IndicatorJudgement judged = TestJudge.settled(table).of(PEERS_BEHIND);

        assertThat(judged.instant()).isEqualTo(level);
        assertThat(judged.reason())
                .isEqualTo(behind + " of 10 peers are more than 96 blocks behind our head");
    }

    @ParameterizedTest
    @CsvSource({
        "0, OK",
        "64, OK",
        "65, WARNING",
        "256, WARNING",
        "257, CRITICAL",
    })
    void weAreBehindOurPeers(long by, Level level) {
        TestTable table = new TestTable();
        for (int peer = 0; peer < 10; peer++) {
            // the lower half may be anywhere: only the median counts
            table.with(peer(0L, peer < 4 ? 0 : HEAD + by));
        }

        assertThat(TestJudge.settled(table).of(BEHIND_PEERS).instant()).isEqualTo(level);
    }

    @Test
    void lessThanHalfOfThePeersCannotMakeUsLookBehind() {
        TestTable table = new TestTable();
        for (int peer = 0; peer < 10; peer++) {
            table.with(peer(0L, peer < 4 ? Long.MAX_VALUE : HEAD));
        }

        assertThat(TestJudge.settled(table).of(BEHIND_PEERS).value()).isZero();
    }

    @Test
    void aNodeThatCatchesUpKnowsThatItIsBehind() {
        TestTable table = TestTable.spread(16, 34).chain(HEAD - 1_000_000, true);

        assertThat(TestJudge.settled(table).of(BEHIND_PEERS).instant()).isEqualTo(Level.UNKNOWN);
    }

    @Test
    void fromFewAnnouncementsNothingIsConcluded() {
        TestTable table = new TestTable();
        for (int peer = 0; peer < 4; peer++) {
            table.with(peer(0L, HEAD - 10_000));
        }

        assertThat(TestJudge.settled(table).of(PEERS_BEHIND).reason())
                .isEqualTo("too few peers announce their blocks (eth/69): 4");
    }

    @ParameterizedTest
    @CsvSource({
        "3, OK",
        "4, WARNING",
        "32, WARNING",
        "33, CRITICAL",
    })
    void ourOwnNodesHaveDifferentHeads(long apart, Level level) {
        TestJudge judge = old("alpha");
        judge.see(headOf("beta", HEAD + apart, "1", LATER));

        IndicatorJudgement judged =
                judge.judge(TestTable.spread(16, 34), LATER).of(OWN_NODES_DISAGREE);

        assertThat(judged.value()).isEqualTo((double) apart);
        assertThat(judged.instant()).isEqualTo(level);
    }

    @Test
    void oneNodeOfThreeThatIsOffDoesNotMakeTheOthersLookOff() {
        TestJudge judge = old("alpha");
        judge.see(headOf("beta", HEAD, "1", LATER));
        judge.see(headOf("gamma", HEAD - 500, "1", LATER));

        assertThat(judge.judge(TestTable.spread(16, 34), LATER).of(OWN_NODES_DISAGREE).value())
                .isZero();
        assertThat(
                        old("gamma")
                                .see(headOf("alpha", HEAD, "1", LATER))
                                .see(headOf("beta", HEAD, "1", LATER))
                                .judge(
                                        TestTable.spread(16, 34)
                                                .of("gamma")
                                                .chain(HEAD - 500, false),
                                        LATER)
                                .of(OWN_NODES_DISAGREE)
                                .value())
                .isEqualTo(500);
    }

    @Test
    void blocksThatCameBetweenTwoReadingsAreNoDisagreement() {
        TestJudge judge = old("alpha");
        judge.see(headOf("beta", HEAD - 5, "1", LATER));
        Moment oneMinuteLater = TestTable.after(Duration.ofMinutes(181));

        assertThat(
                        judge.judge(TestTable.spread(16, 34), oneMinuteLater)
                                .of(OWN_NODES_DISAGREE)
                                .value())
                .isZero();
    }

    @Test
    void nodesOfAnotherNetworkOrInSyncOrThatCannotBeReadAreNotCompared() {
        TestJudge judge = old("alpha");
        judge.see(headOf("sepolia", 9_000_000, "11155111", LATER));
        judge.see(
                new ChainOnly(
                        new NodeName("syncing"),
                        LATER,
                        identity("1"),
                        new ChainState(100L, true, HEAD)));
        judge.see(headOf("lost", 5, "1", LATER));
        judge.see(new Unread(new NodeName("lost"), LATER));

        IndicatorJudgement judged =
                judge.judge(TestTable.spread(16, 34), LATER).of(OWN_NODES_DISAGREE);

        assertThat(judged.instant()).isEqualTo(Level.UNKNOWN);
        assertThat(judged.reason())
                .isEqualTo("no second node of the same network that is in sync is watched");
    }

    private static TestJudge old(String node) {
        return TestJudge.usual().see(TestTable.spread(16, 34).of(node), TestTable.START);
    }

    private static ChainOnly headOf(String node, long head, String network, Moment at) {
        return new ChainOnly(
                new NodeName(node), at, identity(network), new ChainState(head, false, null));
    }

    private static NodeIdentity identity(String network) {
        return new NodeIdentity(null, network, null, null, null);
    }

    private ObservedPeer peer(@Nullable Long earliest, long latest) {
        return announcing(
                TestTable.peer(number, address(number++, 1, 1), Direction.OUTBOUND),
                earliest,
                latest);
    }
}
