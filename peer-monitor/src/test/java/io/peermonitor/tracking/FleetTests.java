package io.peermonitor.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peermonitor.peer.ChainState;
import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerId;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Limited;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.tracking.FleetEvent.NodeBack;
import io.peermonitor.tracking.FleetEvent.NodeLimited;
import io.peermonitor.tracking.FleetEvent.NodeLost;
import io.peermonitor.tracking.FleetEvent.NodeSeen;
import io.peermonitor.tracking.FleetEvent.PeerJoined;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the domain, each as a story of polls. */
class FleetTests {

    private static final NodeName GETH = new NodeName("geth");
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private Fleet fleet = Fleet.of(List.of(new WatchedNode(GETH, 50)));
    private List<FleetEvent> events = new ArrayList<>();

    @Test
    void beforeTheFirstPollNothingIsKnown() {
        assertThat(node().status()).isEqualTo(NodeStatus.PENDING);
        assertThat(node().peerCount()).isNull();
        assertThat(node().lastSuccess()).isNull();
    }

    @Test
    void theFirstTableIsABaselineAndNobodyJoins() {
        reached(0, "a", "b");

        assertThat(events).containsExactly(new NodeSeen(GETH, at(0), 2));
        assertThat(node().sessions()).allMatch(Session::fromBaseline).hasSize(2);
    }

    @Test
    void aPeerThatAppearsLaterJoins() {
        reached(0, "a");
        reached(10, "a", "b");

        assertThat(events)
                .containsExactly(
                        new PeerJoined(GETH, at(10), Session.listed(peer("b"), at(10), false)));
    }

    @Test
    void aPeerThatDisappearsLeavesWithTheLengthOfItsSession() {
        reached(0, "a");
        reached(10, "a", "b");
        reached(20, "a", "b");
        reached(30, "a");

        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        PeerLeft.class,
                        left -> {
                            assertThat(left.session().peer()).isEqualTo(peer("b"));
                            assertThat(left.lasted()).isEqualTo(Duration.ofSeconds(20));
                            assertThat(left.reason()).isEqualTo(DisconnectReason.UNKNOWN);
                        });
        assertThat(node().session(peer("b").id())).isEmpty();
    }

    @Test
    void aPeerThatStaysKeepsItsSessionAndItsNewestDescription() {
        reached(0, "a");
        Peer renamed = peer("a", ClientInfo.of("Geth/v1.17.10/linux-amd64"));
        fold(
                new Reached(
                        GETH,
                        at(10),
                        Duration.ZERO,
                        NodeIdentity.UNKNOWN,
                        ChainState.UNKNOWN,
                        new PeerSnapshot(List.of(renamed), 0, false)));

        Session session = node().session(renamed.id()).orElseThrow();
        assertThat(events).isEmpty();
        assertThat(session.peer()).isEqualTo(renamed);
        assertThat(session.lastedUntil(at(10))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aFailedPollMakesNobodyLeave() {
        reached(0, "a", "b");
        lost(10);

        assertThat(events)
                .containsExactly(new NodeLost(GETH, at(10), FailureReason.TIMEOUT, "detail"));
    }

    @Test
    void whileANodeIsAwayItsPeersAreNotCurrent() {
        reached(0, "a", "b");
        lost(10);

        assertThat(node().sessions()).isEmpty();
        assertThat(node().session(peer("a").id())).isEmpty();
        assertThat(node().peerCount()).isNull();
        assertThat(node().chain()).isEqualTo(ChainState.UNKNOWN);
        assertThat(node().lastSuccess()).isEqualTo(at(0));
        assertThat(node().statusSince()).isEqualTo(at(10));
    }

    @Test
    void aNodeThatStaysAwayIsLostOnce() {
        reached(0, "a");
        lost(10);
        lost(20);

        assertThat(events).isEmpty();
        assertThat(node().statusSince()).isEqualTo(at(10));
    }

    @Test
    void recoveryIsComparedWithTheLastGoodTable() {
        reached(0, "a", "b");
        lost(10);
        lost(20);
        reached(30, "a", "c");

        assertThat(events.getFirst())
                .isEqualTo(new NodeBack(GETH, at(30), 2, Duration.ofSeconds(20)));
        assertThat(events).filteredOn(PeerJoined.class::isInstance).hasSize(1);
        assertThat(events).filteredOn(PeerLeft.class::isInstance).hasSize(1);
        assertThat(node().session(peer("a").id()).orElseThrow().since()).isEqualTo(at(0));
    }

    @Test
    void aPeerThatLeftDuringAnOutageLastedUntilItWasLastSeen() {
        reached(0, "a", "b");
        reached(10, "a", "b");
        lost(20);
        reached(3600, "a");

        assertThat(events)
                .filteredOn(PeerLeft.class::isInstance)
                .map(event -> ((PeerLeft) event).lasted())
                .containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void aNodeThatWasNeverReachedStillGetsItsBaseline() {
        lost(0);
        reached(10, "a");

        assertThat(events).containsExactly(new NodeSeen(GETH, at(10), 1));
    }

    @Test
    void aLimitedNodeHasACountButNoSessions() {
        limited(0, 7);

        assertThat(events).containsExactly(new NodeLimited(GETH, at(0), "advice"));
        assertThat(node().status()).isEqualTo(NodeStatus.LIMITED);
        assertThat(node().peerCount()).isEqualTo(7);
        assertThat(node().sessions()).isEmpty();
        assertThat(node().lastSuccess()).isEqualTo(at(0));
    }

    @Test
    void losingTheAdminApiMakesNobodyLeave() {
        reached(0, "a");
        limited(10, 1);
        limited(20, 1);
        assertThat(events).isEmpty();

        reached(30, "a");
        assertThat(events).containsExactly(new NodeBack(GETH, at(30), 1, Duration.ofSeconds(20)));
        assertThat(node().session(peer("a").id()).orElseThrow().since()).isEqualTo(at(0));
    }

    @Test
    void aTableThatIsCutOffMakesNobodyBehindTheCutLeave() {
        reached(0, "b", "c");
        fold(
                new Reached(
                        GETH,
                        at(10),
                        Duration.ZERO,
                        NodeIdentity.UNKNOWN,
                        ChainState.UNKNOWN,
                        new PeerSnapshot(List.of(peer("a"), peer("b")), 0, true)));

        assertThat(events).hasOnlyElementsOfType(PeerJoined.class);
        assertThat(node().peerCount()).as("more than were listed").isNull();
    }

    @Test
    void theFleetBeforeAPollStaysAsItWas() {
        Fleet before = fleet;
        reached(0, "a");

        assertThat(before.node(GETH).orElseThrow().status()).isEqualTo(NodeStatus.PENDING);
    }

    @Test
    void aNodeNobodyWatchesIsAFault() {
        PollResult stranger =
                new Unreached(new NodeName("other"), at(0), Duration.ZERO, FailureReason.IO, "");

        assertThatThrownBy(() -> fleet.after(stranger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'other' is not watched");
    }

    private NodeState node() {
        return fleet.node(GETH).orElseThrow();
    }

    private void reached(int second, String... peers) {
        List<Peer> table = Stream.of(peers).map(FleetTests::peer).toList();
        fold(
                new Reached(
                        GETH,
                        at(second),
                        Duration.ZERO,
                        NodeIdentity.UNKNOWN,
                        new ChainState(100L, false, null),
                        new PeerSnapshot(table, 0, false)));
    }

    private void limited(int second, long peers) {
        fold(
                new Limited(
                        GETH,
                        at(second),
                        Duration.ZERO,
                        NodeIdentity.UNKNOWN,
                        ChainState.UNKNOWN,
                        peers,
                        "advice"));
    }

    private void lost(int second) {
        fold(new Unreached(GETH, at(second), Duration.ZERO, FailureReason.TIMEOUT, "detail"));
    }

    private void fold(PollResult result) {
        FleetStep step = fleet.after(result);
        fleet = step.fleet();
        events = step.events();
    }

    private static Moment at(int second) {
        return new Moment(START.plusSeconds(second), second * 1_000_000_000L);
    }

    private static Peer peer(String digit) {
        return peer(digit, ClientInfo.UNKNOWN);
    }

    private static Peer peer(String digit, ClientInfo client) {
        return new Peer(
                new PeerId(digit.repeat(64)),
                client,
                null,
                Direction.OUTBOUND,
                false,
                false,
                List.of(),
                null);
    }
}
