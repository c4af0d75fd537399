package io.peermonitor.analysis;

import static io.peermonitor.analysis.Indicator.DISTINCT_NETWORKS;
import static io.peermonitor.analysis.Indicator.EFFECTIVE_NETWORKS;
import static io.peermonitor.analysis.Indicator.OUTBOUND_TOP_NETWORK;
import static io.peermonitor.analysis.Indicator.SAME_ADDRESS;
import static io.peermonitor.analysis.Indicator.TOP_NETWORK;
import static io.peermonitor.analysis.Indicator.TOP_WIDE_NETWORK;
import static io.peermonitor.analysis.TestTable.address;
import static io.peermonitor.analysis.TestTable.peer;
import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.Direction;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTests {

    private static final List<Indicator> PLACEMENT =
            List.of(
                    OUTBOUND_TOP_NETWORK,
                    TOP_NETWORK,
                    TOP_WIDE_NETWORK,
                    SAME_ADDRESS,
                    DISTINCT_NETWORKS,
                    EFFECTIVE_NETWORKS);

    private int number = 1000;

    @Test
    void allInDifferentNetworksIsTheBest() {
        Judgement judgement = TestJudge.settled(TestTable.spread(16, 34));

        assertThat(PLACEMENT)
                .allSatisfy(indicator ->
                        assertThat(judgement.of(indicator).instant()).isEqualTo(Level.OK));
        assertThat(judgement.of(DISTINCT_NETWORKS).value()).isEqualTo(1);
        assertThat(judgement.of(EFFECTIVE_NETWORKS).value()).isEqualTo(16);
        assertThat(judgement.of(SAME_ADDRESS).value()).isEqualTo(1);
    }

    @Test
    void allInOneNetworkIsTheWorst() {
        TestTable table = new TestTable();
        for (int host = 0; host < 50; host++) {
            table.with(
                    peer(
                            host,
                            address(7, 7, 7),
                            host < 16 ? Direction.OUTBOUND : Direction.INBOUND));
        }

        Judgement judgement = TestJudge.settled(table);

        assertThat(PLACEMENT)
                .allSatisfy(indicator ->
                        assertThat(judgement.of(indicator).instant()).isEqualTo(Level.CRITICAL));
        assertThat(judgement.of(OUTBOUND_TOP_NETWORK).value()).isEqualTo(1);
        assertThat(judgement.of(EFFECTIVE_NETWORKS).value()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2, OK",
        "3, WARNING",
        "4, CRITICAL",
    })
    void outboundPeersInOneNetwork(int same, Level level) {
        TestTable table =
                TestTable.spread(16 - same, 34).with(sameNetwork(same, Direction.OUTBOUND));

        IndicatorJudgement judged = TestJudge.settled(table).of(OUTBOUND_TOP_NETWORK);

        assertThat(judged.instant()).isEqualTo(level);
        assertThat(judged.reason()).isEqualTo(same + " of 16 outbound peers are in 22.1.1.0/24");
    }

    @ParameterizedTest
    @CsvSource({
        "3, OK",
        "4, WARNING",
        "5, WARNING",
        "6, CRITICAL",
    })
    void inboundPeersInOneNetwork(int same, Level level) {
        TestTable table =
                TestTable.spread(16, 34 - same).with(sameNetwork(same, Direction.INBOUND));

        assertThat(TestJudge.settled(table).of(TOP_NETWORK).instant()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "4, OK",
        "5, WARNING",
        "8, WARNING",
        "9, CRITICAL",
    })
    void outboundPeersInOneWideNetwork(int same, Level level) {
        TestTable table =
                TestTable.spread(16 - same, 34).with(sameWideNetwork(same, Direction.OUTBOUND));

        assertThat(TestJudge.settled(table).of(TOP_WIDE_NETWORK).instant()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "2, OK",
        "3, WARNING",
        "5, WARNING",
        "6, CRITICAL",
    })
    void peersAtOneAddress(int same, Level level) {
        TestTable table = TestTable.spread(16, 34 - same).with(sameAddress(same, "203.0.113.9"));

        IndicatorJudgement judged = TestJudge.settled(table).of(SAME_ADDRESS);

        assertThat(judged.instant()).isEqualTo(level);
        assertThat(judged.reason()).isEqualTo(same + " of 34 inbound peers are at 203.0.113.9");
    }

    @Test
    void anIpv6CustomerHasOneAddress() {
        TestTable table = TestTable.spread(16, 28);
        for (int host = 1; host <= 6; host++) {
            table.with(peer(number++, "[2001:db8:1:2::" + host + "]:30303", Direction.INBOUND));
        }

        assertThat(TestJudge.settled(table).of(SAME_ADDRESS).reason())
                .isEqualTo("6 of 34 inbound peers are at 2001:db8:1:2::/64");
    }

    @ParameterizedTest
    @CsvSource({
        "7, OK",
        "8, WARNING",
        "17, WARNING",
        "18, CRITICAL",
    })
    void networksThatTwoShareMakeFewerDifferentOnes(int pairs, Level level) {
        int paired = 2 * pairs;
        TestTable table = TestTable.spread(0, 36 - paired);
        for (int pair = 0; pair < pairs; pair++) {
            table.with(peer(number++, address(600 + pair, 1, 1), Direction.INBOUND));
            table.with(peer(number++, address(600 + pair, 1, 2), Direction.INBOUND));
        }
        // 18 pairs are 18 networks for 36 peers: one more peer makes it less than half
        if (pairs == 18) {
            table.with(peer(number++, address(600, 1, 3), Direction.INBOUND));
        }

        assertThat(TestJudge.settled(table).of(DISTINCT_NETWORKS).instant()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "8, OK",
        "7, WARNING",
        "4, WARNING",
        "3, CRITICAL",
    })
    void equallyLargeWideNetworks(int networks, Level level) {
        TestTable table = new TestTable();
        // a number that 8, 7, 4 and 3 divide
        for (int peer = 0; peer < 168; peer++) {
            int network = peer % networks;
            table.with(peer(number++, address(600 + network, peer, 1), Direction.INBOUND));
        }

        assertThat(TestJudge.settled(table).of(EFFECTIVE_NETWORKS).instant()).isEqualTo(level);
    }

    @Test
    void whoFillsTheInboundSlotsCannotHideBehindDiverseOutboundPeersNorTheOtherWayRound() {
        TestTable inbound = TestTable.spread(16, 20).with(sameNetwork(14, Direction.INBOUND));
        TestTable outbound = TestTable.spread(8, 34).with(sameNetwork(8, Direction.OUTBOUND));

        assertThat(TestJudge.settled(inbound).of(TOP_NETWORK).instant()).isEqualTo(Level.CRITICAL);
        assertThat(TestJudge.settled(outbound).of(TOP_NETWORK).instant()).isEqualTo(Level.CRITICAL);
    }

    @Test
    void configuredPeersMayAllBeInOneNetwork() {
        TestTable table = TestTable.spread(10, 34);
        sameNetwork(6, Direction.OUTBOUND).stream().map(TestTable::anchor).forEach(table::with);

        assertThat(TestJudge.settled(table).of(OUTBOUND_TOP_NETWORK).instant()).isEqualTo(Level.OK);
    }

    @Test
    void aClientThatDoesNotTellDirectionsIsJudgedAllTheSame() {
        TestTable table = new TestTable().with(sameNetwork(20, Direction.UNKNOWN));

        assertThat(TestJudge.settled(table).of(TOP_NETWORK).reason())
                .isEqualTo("20 of 20 undirected peers are in 22.1.1.0/24");
    }

    @Test
    void ofAFewPeersSharesAreNotJudged() {
        Judgement judgement =
                TestJudge.settled(TestTable.spread(3, 0).with(sameNetwork(6, Direction.OUTBOUND)));

        assertThat(judgement.of(OUTBOUND_TOP_NETWORK).instant()).isEqualTo(Level.UNKNOWN);
        assertThat(judgement.of(OUTBOUND_TOP_NETWORK).reason())
                .isEqualTo("too few peers with a public address: 9 outbound, 0 inbound, of 9");
        assertThat(judgement.of(SAME_ADDRESS).instant()).isEqualTo(Level.OK);
    }

    @Test
    void networksBehindAnAddressTranslationAreNotJudged() {
        TestTable table = TestTable.spread(16, 12);
        for (int host = 1; host <= 20; host++) {
            table.with(peer(number++, "10.0.0." + host % 3, Direction.INBOUND));
        }

        Judgement judgement = TestJudge.settled(table);

        assertThat(judgement.figures().networks().sourceHidden()).isTrue();
        assertThat(judgement.figures().networks().inbound().peers()).isEqualTo(12);
        assertThat(judgement.of(TOP_NETWORK).reason()).contains("of 16 outbound peers");
        assertThat(judgement.of(SAME_ADDRESS).instant()).isEqualTo(Level.OK);
    }

    @Test
    void privateAddressesAreNoNetworksOfTheInternet() {
        TestTable table = TestTable.spread(16, 10);
        for (int host = 1; host <= 9; host++) {
            table.with(peer(number++, "192.168.1." + host, Direction.INBOUND));
        }

        assertThat(TestJudge.settled(table).of(TOP_NETWORK).instant()).isEqualTo(Level.OK);
    }

    private List<ObservedPeer> sameNetwork(int peers, Direction direction) {
        return IntStream.rangeClosed(1, peers)
                .mapToObj(host -> peer(number++, address(513, 1, host), direction))
                .toList();
    }

    private List<ObservedPeer> sameWideNetwork(int peers, Direction direction) {
        return IntStream.rangeClosed(1, peers)
                .mapToObj(network -> peer(number++, address(513, network, 1), direction))
                .toList();
    }

    private List<ObservedPeer> sameAddress(int peers, String address) {
        return IntStream.rangeClosed(1, peers)
                .mapToObj(port -> peer(number++, address + ":" + port, Direction.INBOUND))
                .toList();
    }
}
