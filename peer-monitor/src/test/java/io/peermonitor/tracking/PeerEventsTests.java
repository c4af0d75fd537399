package io.peermonitor.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.ChainState;
import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.Endpoint;
import io.peermonitor.peer.EventMode;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReport;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerId;
import io.peermonitor.peer.PeerSignal.Connected;
import io.peermonitor.peer.PeerSignal.Dropped;
import io.peermonitor.peer.PeerSignal.Subscribed;
import io.peermonitor.peer.PeerSignal.Unsubscribed;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.tracking.FleetEvent.EventsMissed;
import io.peermonitor.tracking.FleetEvent.EventsOff;
import io.peermonitor.tracking.FleetEvent.EventsOn;
import io.peermonitor.tracking.FleetEvent.NodeBack;
import io.peermonitor.tracking.FleetEvent.PeerIdentified;
import io.peermonitor.tracking.FleetEvent.PeerJoined;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a node pushes gives exact times and reasons; its table is the truth that heals what it did
 * not push. Every poll here takes 100 ms.
 */
class PeerEventsTests {

    private static final NodeName GETH = new NodeName("geth");
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration POLL_TOOK = Duration.ofMillis(100);

    private Fleet fleet = Fleet.of(List.of(new WatchedNode(GETH, 50)));
    private List<FleetEvent> events = new ArrayList<>();

    @BeforeEach
    void aNodeWithTwoPeersThatPushes() {
        polled(0, "a", "b");
        fold(new Subscribed(GETH, at(1_000)));
        assertThat(events).containsExactly(new EventsOn(GETH, at(1_000)));
        assertThat(node().eventMode()).isEqualTo(EventMode.EVENTS);
        polled(2_000, "a", "b");
    }

    @Test
    void anArrivalIsAJoinAtOnceAndTheNextPollSaysWhoItIs() {
        arrives(5_000, "c");

        Session arrived = ((PeerJoined) events.getFirst()).session();
        assertThat(arrived.since()).isEqualTo(at(5_000));
        assertThat(arrived.listed()).isFalse();
        assertThat(arrived.peer().client()).isEqualTo(ClientInfo.UNKNOWN);
        assertThat(arrived.peer().remote()).hasToString("192.0.2.7:41822");
        assertThat(node().peerCount()).isEqualTo(3);

        polled(5_200, "a", "b", "c");
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        PeerIdentified.class,
                        identified -> {
                            assertThat(identified.session().since()).isEqualTo(at(5_000));
                            assertThat(identified.session().peer().client().family())
                                    .isEqualTo(ClientFamily.GETH);
                        });
        polled(15_000, "a", "b", "c");
        assertThat(events).isEmpty();
    }

    @Test
    void whoIsConnectedToTheNodesOwnPortHasDialledIt() {
        arrives(5_000, "c", "10.0.0.1:30303");
        arrives(5_000, "d", "10.0.0.1:45678");
        arrives(5_000, "e", "");

        assertThat(Stream.of("c", "d", "e").map(this::direction))
                .containsExactly(Direction.INBOUND, Direction.OUTBOUND, Direction.UNKNOWN);
    }

    @Test
    void aDropEndsTheSessionAtItsExactTimeWithItsReason() {
        leaves(7_300, "b", DisconnectReason.TOO_MANY_PEERS);

        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        PeerLeft.class,
                        left -> {
                            assertThat(left.at()).isEqualTo(at(7_300));
                            assertThat(left.lasted()).isEqualTo(Duration.ofMillis(7_300));
                            assertThat(left.reason()).isEqualTo(DisconnectReason.TOO_MANY_PEERS);
                        });
        polled(10_000, "a");
        assertThat(events).as("said once").isEmpty();
    }

    @Test
    void aVisitorThatNoTableListedIsAJoinAndALeave() {
        arrives(5_000, "c");
        leaves(5_050, "c", DisconnectReason.USELESS_PEER);

        PeerLeft left = (PeerLeft) events.getFirst();
        assertThat(left.session().listed()).isFalse();
        assertThat(left.lasted()).isEqualTo(Duration.ofMillis(50));
        polled(6_000, "a", "b");
        assertThat(events).isEmpty();
    }

    @Test
    void aTableThatWasMadeBeforeADropBringsNobodyBack() {
        leaves(9_950, "b", DisconnectReason.REQUESTED);
        polled(10_000, "a", "b");

        assertThat(events).isEmpty();
        assertThat(node().session(id("b"))).isEmpty();
        polled(20_000, "a");
        assertThat(events).isEmpty();
    }

    @Test
    void aTableThatWasMadeBeforeAnArrivalMakesNobodyLeave() {
        arrives(9_950, "c");
        polled(10_000, "a", "b");

        assertThat(events).isEmpty();
        assertThat(node().session(id("c"))).isPresent();
    }

    @Test
    void anEventThatComesBehindTheTableIsNoDrift() {
        polled(10_000, "a", "c");
        assertThat(events).as("b waits for its reason").hasOnlyElementsOfType(PeerJoined.class);
        assertThat(node().session(id("b"))).as("and is not shown").isEmpty();
        assertThat(node().unsettled()).as("so a poll soon would help").isTrue();

        arrives(10_005, "c");
        assertThat(events).as("the same arrival").isEmpty();
        leaves(10_010, "b", DisconnectReason.READ_TIMEOUT);
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        PeerLeft.class,
                        left -> assertThat(left.reason()).isEqualTo(DisconnectReason.READ_TIMEOUT));
        assertThat(node().unsettled()).isFalse();

        polled(11_000, "a", "c");
        assertThat(events).isEmpty();
    }

    @Test
    void whatTheNodeDidNotPushIsHealedByPollsAndCounted() {
        polled(10_000, "a", "c");
        polled(11_000, "a", "c");

        assertThat(events).hasSize(2);
        assertThat(events.getFirst())
                .isInstanceOfSatisfying(
                        PeerLeft.class,
                        left -> {
                            assertThat(left.reason()).isEqualTo(DisconnectReason.UNKNOWN);
                            assertThat(left.lasted()).isEqualTo(Duration.ofSeconds(10));
                        });
        assertThat(events.getLast()).isEqualTo(new EventsMissed(GETH, at(11_000), 1, 1));

        polled(21_000, "a", "c");
        assertThat(events).as("counted once").isEmpty();
    }

    /** A network that stood still gives its packets up to half a minute late. */
    @Test
    void anArrivalThatPollsToldLongBeforeTheNodeIsNoSecondOne() {
        polled(10_000, "a", "b", "c");
        polled(11_000, "a", "b", "c");
        assertThat(events).containsExactly(new EventsMissed(GETH, at(11_000), 1, 0));
        polled(21_000, "a", "b", "c");

        arrives(26_000, "c");
        assertThat(events).isEmpty();
        assertThat(node().session(id("c")).orElseThrow().since()).isEqualTo(at(10_000));

        leaves(27_000, "c", DisconnectReason.REQUESTED);
        arrives(28_000, "c");
        arrives(29_000, "c");
        assertThat(events).as("a drop was not pushed").hasSize(3);
    }

    @Test
    void anArrivalThatTheFirstPollAfterAnOutageToldIsNoSecondOne() {
        fold(new Unreached(GETH, at(10_000), POLL_TOOK, FailureReason.TIMEOUT, "slow"));
        polled(20_000, "a", "b", "c");
        polled(30_000, "a", "b", "c");
        assertThat(events).as("the node could not push it in time").isEmpty();

        arrives(35_000, "c");
        assertThat(events).isEmpty();
    }

    @Test
    void anArrivalThatAPollToldBeforeTheNodePushedAgainIsASecondOne() {
        polled(10_000, "a", "b", "c");
        ends(12_000, EventMode.RECONNECTING);
        fold(new Subscribed(GETH, at(13_000)));
        polled(14_000, "a", "b", "c");

        arrives(15_000, "c");
        assertThat(events).as("a drop was not pushed").hasSize(3);
    }

    @Test
    void anArrivalWhoseDropWasNotPushedIsHealedToo() {
        arrives(5_000, "c");
        polled(10_000, "a", "b");
        assertThat(node().session(id("c"))).isEmpty();
        polled(11_000, "a", "b");

        assertThat(events).hasSize(2);
        assertThat(((PeerLeft) events.getFirst()).lasted()).isEqualTo(Duration.ofSeconds(5));
        assertThat(events.getLast()).isEqualTo(new EventsMissed(GETH, at(11_000), 0, 1));
    }

    @Test
    void aSecondArrivalOfOneWhoNeverLeftEndsTheFirstSession() {
        arrives(8_000, "b");

        assertThat(events).hasSize(3);
        assertThat(((PeerLeft) events.getFirst()).lasted()).isEqualTo(Duration.ofSeconds(8));
        assertThat(((PeerJoined) events.get(1)).session().since()).isEqualTo(at(8_000));
        assertThat(events.get(2)).isEqualTo(new EventsMissed(GETH, at(8_000), 0, 1));
    }

    @Test
    void whoWasMissingAndArrivesAgainHasLeftInBetween() {
        polled(10_000, "a");
        arrives(10_500, "b");

        assertThat(events.getFirst()).isInstanceOf(PeerLeft.class);
        assertThat(events.get(1)).isInstanceOf(PeerJoined.class);
        assertThat(events.get(2)).isEqualTo(new EventsMissed(GETH, at(10_500), 0, 1));
        assertThat(node().session(id("b")).orElseThrow().since()).isEqualTo(at(10_500));
    }

    @Test
    void withoutEventsPollsTellAsBeforeAndNothingIsDrift() {
        ends(9_000, EventMode.RECONNECTING);
        assertThat(events).containsExactly(new EventsOff(GETH, at(9_000), "cut"));
        arrives(9_100, "d");
        assertThat(events).as("nobody pushes now").isEmpty();

        polled(10_000, "a", "c");
        assertThat(events).hasAtLeastOneElementOfType(PeerJoined.class);
        assertThat(events)
                .filteredOn(PeerLeft.class::isInstance)
                .map(event -> ((PeerLeft) event).reason())
                .containsExactly(DisconnectReason.UNKNOWN);
        polled(20_000, "a", "c");
        assertThat(events).isEmpty();
    }

    @Test
    void whatChangedBeforeTheNodePushedAgainIsNoDrift() {
        ends(3_000, EventMode.RECONNECTING);
        fold(new Subscribed(GETH, at(9_000)));
        polled(10_000, "a", "c");
        polled(20_000, "a", "c");

        assertThat(events).isEmpty();
    }

    @Test
    void aMissingPeerIsSaidToBeGoneWhenNobodyWillTellWhy() {
        polled(10_000, "a");
        ends(10_200, EventMode.RECONNECTING);

        assertThat(events).hasSize(2);
        assertThat(events.getFirst()).isInstanceOf(PeerLeft.class);
        assertThat(events.getLast()).isInstanceOf(EventsOff.class);
    }

    @Test
    void aModeThatDoesNotChangeIsNoEvent() {
        ends(3_000, EventMode.RECONNECTING);
        ends(4_000, EventMode.RECONNECTING);
        assertThat(events).isEmpty();
        ends(5_000, EventMode.POLLING);
        assertThat(events).isEmpty();
        assertThat(node().eventMode()).isEqualTo(EventMode.POLLING);
    }

    @Test
    void aDropCountsAlsoWhileTheNodeCannotBePolled() {
        fold(new Unreached(GETH, at(10_000), POLL_TOOK, FailureReason.TIMEOUT, "slow"));
        arrives(10_500, "c");
        assertThat(events).as("an arrival is news only beside a table").isEmpty();
        leaves(11_000, "b", DisconnectReason.QUITTING);
        assertThat(events).singleElement().isInstanceOf(PeerLeft.class);

        polled(20_000, "a");
        assertThat(events).singleElement().isInstanceOf(NodeBack.class);
    }

    @Test
    void aDropOfAStrangerIsNothing() {
        leaves(5_000, "f", DisconnectReason.OTHER);

        assertThat(events).isEmpty();
    }

    @Test
    void aNodeThatInventsArrivalsFillsNoMemory() {
        IntStream.range(0, 10_000).forEach(n -> arrivesAs(3_000 + n, "%064x".formatted(n)));

        assertThat(node().lastSessions()).hasSizeLessThanOrEqualTo(2 + 500);
    }

    /** Geth's own race: the two travel on different connections, so any order can be seen. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void afterAnyMixOfLostAndLateEventsTwoPollsTellTheTruth(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> everybody = List.of("a", "b", "c", "d", "e", "f");
        TreeSet<String> connected = new TreeSet<>(List.of("a", "b"));
        long now = 3_000;
        for (int step = 0; step < 2_000; step++) {
            now += 200 + random.nextInt(400);
            String peer = everybody.get(random.nextInt(everybody.size()));
            boolean told = random.nextInt(5) > 0;
            if (connected.remove(peer)) {
                if (told) {
                    leaves(now, peer, DisconnectReason.REQUESTED);
                }
            } else {
                connected.add(peer);
                if (told) {
                    arrives(now, peer);
                }
            }
            if (random.nextInt(4) == 0) {
                polled(now + 150, connected.toArray(String[]::new));
            }
        }
        polled(now + 1_000, connected.toArray(String[]::new));

        assertThat(node().sessions())
                .extracting(session -> session.peer().id())
                .containsExactlyElementsOf(connected.stream().map(PeerEventsTests::id).toList());
        polled(now + 2_000, connected.toArray(String[]::new));
        assertThat(node().unsettled()).isFalse();
    }

    private NodeState node() {
        return fleet.node(GETH).orElseThrow();
    }

    private Direction direction(String digit) {
        return node().session(id(digit)).orElseThrow().peer().direction();
    }

    private void polled(long millis, String... peers) {
        fold(
                new Reached(
                        GETH,
                        at(millis),
                        POLL_TOOK,
                        new NodeIdentity(
                                null,
                                "1",
                                null,
                                Endpoint.parse("198.51.100.1:30303").orElseThrow(),
                                null),
                        new ChainState(100L, false, null),
                        new PeerSnapshot(
                                Stream.of(peers).map(PeerEventsTests::peer).toList(), 0, false)));
    }

    private void arrives(long millis, String digit) {
        arrives(millis, digit, "10.0.0.1:30303");
    }

    private void arrives(long millis, String digit, String local) {
        fold(
                new Connected(
                        GETH,
                        at(millis),
                        id(digit),
                        Endpoint.parse(local).orElse(null),
                        Endpoint.parse("192.0.2.7:41822").orElseThrow()));
    }

    private void arrivesAs(long millis, String id) {
        fold(new Connected(GETH, at(millis), new PeerId(id), null, null));
    }

    private void leaves(long millis, String digit, DisconnectReason reason) {
        fold(new Dropped(GETH, at(millis), id(digit), reason));
    }

    private void ends(long millis, EventMode mode) {
        fold(new Unsubscribed(GETH, at(millis), mode, "cut"));
    }

    private void fold(NodeReport report) {
        FleetStep step = fleet.after(report);
        fleet = step.fleet();
        events = step.events();
    }

    private static Moment at(long millis) {
        return new Moment(START.plusMillis(millis), millis * 1_000_000L);
    }

    private static PeerId id(String digit) {
        return new PeerId(digit.repeat(64));
    }

    private static Peer peer(String digit) {
        return new Peer(
                id(digit),
                ClientInfo.of("Geth/v1.17.10/linux-amd64"),
                Endpoint.parse("192.0.2.7:41822").orElseThrow(),
                Direction.INBOUND,
                false,
                false,
                List.of(),
                null);
    }
}
