package io.peermonitor.analysis;

import static io.peermonitor.analysis.TestTable.peer;
import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.Direction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachabilityTests {

    /** Limit, outbound, inbound, minutes since first seen, what the node announces. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "50 | 16 | 34 | 0   | 203.0.113.1:30303 | REACHABLE   | 34 peers dialled the node",
                "50 | 16 | 1  | 300 | 203.0.113.1:30303 | REACHABLE   | 1 peer dialled the node",
                "50 | 16 | 0  | 59  | 203.0.113.1:30303 | UNKNOWN     | nobody has dialled the node"
                        + " for 59 minutes; after 60 minutes it counts as unreachable",
                "50 | 16 | 0  | 60  | 203.0.113.1:30303 | UNREACHABLE | nobody has dialled the node"
                        + " for 60 minutes, so it is stuck at the 16 peers it dials itself: let TCP and"
                        + " UDP port 30303 through router, firewall and Service, and check that the"
                        + " address it announces, 203.0.113.1, is yours",
                "50 | 9  | 0  | 180 | 203.0.113.1:30304 | UNREACHABLE | nobody has dialled the node"
                        + " for 3 hours: let TCP and UDP port 30304 through router, firewall and"
                        + " Service, and check that the address it announces, 203.0.113.1, is yours",
                "-  | 16 | 0  | 180 | -                 | UNREACHABLE | nobody has dialled the node"
                        + " for 3 hours: let TCP and UDP port 30303 through router, firewall and"
                        + " Service, and check that the address it announces is yours",
                "50 | 16 | 0  | 180 | 10.0.0.7:30303    | UNREACHABLE | nobody has dialled the node"
                        + " for 3 hours, so it is stuck at the 16 peers it dials itself: it announces"
                        + " the private address 10.0.0.7, so set Geth's --nat to extip:<your public"
                        + " address>",
                "50 | 0  | 0  | 180 | 203.0.113.1:30303 | UNKNOWN     | the node has no peers"
            })
    void isToldFromThePeerTableAlone(
            @Nullable Integer limit,
            int outbound,
            int inbound,
            int minutes,
            @Nullable String listen,
            Reachability.Verdict verdict,
            String reason) {
        TestTable table = TestTable.spread(outbound, inbound).limit(limit).listeningAt(listen);
        TestJudge judge = TestJudge.usual();
        judge.see(table, TestTable.START);

        assertThat(judge.judge(table, TestTable.afterMinutes(minutes)).reachability())
                .isEqualTo(new Reachability(verdict, reason));
    }

    @Test
    void theTimeCountsFromTheLastPeerThatDialled() {
        TestJudge judge = TestJudge.usual();
        judge.see(TestTable.spread(16, 1), TestTable.START);
        judge.see(TestTable.spread(16, 1), TestTable.afterMinutes(50));

        assertThat(verdictAfter(judge, 109)).isEqualTo(Reachability.Verdict.UNKNOWN);
        assertThat(verdictAfter(judge, 110)).isEqualTo(Reachability.Verdict.UNREACHABLE);
    }

    private static Reachability.Verdict verdictAfter(TestJudge judge, int minutes) {
        return judge.judge(TestTable.spread(16, 0), TestTable.afterMinutes(minutes))
                .reachability()
                .verdict();
    }

    @Test
    void aPeerAtAPrivateAddressDoesNotProveThatOthersCanDial() {
        TestTable table =
                TestTable.spread(16, 0).with(peer(900, "10.0.0.9:1234", Direction.INBOUND));

        Reachability reachability = TestJudge.settled(table).reachability();

        assertThat(reachability.verdict()).isEqualTo(Reachability.Verdict.UNKNOWN);
        assertThat(reachability.reason()).contains("an address translation hides them");
    }

    @Test
    void aClientThatDoesNotTellDirectionsIsNotJudged() {
        TestTable table = new TestTable().with(peer(1, "203.0.113.9:30303", Direction.UNKNOWN));

        assertThat(TestJudge.settled(table).reachability().reason())
                .isEqualTo("the node does not tell who dialled");
    }
}
