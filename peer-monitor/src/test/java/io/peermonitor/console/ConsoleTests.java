package io.peermonitor.console;

import static io.peermonitor.peer.DisconnectReason.TOO_MANY_PEERS;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.EventMode;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ConsoleTests {

    private static final Duration TABLE_EVERY = Duration.ofMinutes(5);
    private static final Peer GETH = SamplePeer.named(1, "Geth/v1.17.10-stable/linux-amd64/go1.26");
    private static final Peer BESU = SamplePeer.named(2, "besu/v26.7.0", Direction.INBOUND);

    private final Logger log = (Logger) LoggerFactory.getLogger(Console.class);
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final SampleFleet fleet = SampleFleet.watching("alpha", "beta");

    @BeforeEach
    void listen() {
        written.start();
        log.addAppender(written);
    }

    @AfterEach
    void listenNoMore() {
        log.detachAppender(written);
    }

    @Test
    void firstGoodPollSaysThatTheNodeIsUpAndShowsItsPeers() {
        fleet.tell(new Console(TABLE_EVERY)).reached("alpha", GETH, BESU);
        assertThat(lines())
                .containsExactly(
                        "alpha  UP: geth 1.17.10, 2 peers",
                        """
                        alpha  2 peers: 1 inbound, 1 outbound; 1 geth, 1 besu
                        NODE   DIRECTION  CLIENT        ADDRESS          CONNECTED  \
                        LATEST BLOCK  FLAGS  ID
                        alpha  outbound   geth 1.17.10  192.0.2.1:30303  >0s        \
                        23000001      -      0000000000000000
                        alpha  inbound    besu 26.7.0   192.0.2.2:30303  >0s        \
                        23000002      -      0000000000000000\
                        """,
                        "alpha  suspicion none; 1 peer dialled the node");
    }

    @Test
    void tableIsShownAgainOnlyWhenItsTimeHasCome() {
        fleet.reached("alpha", GETH).tell(new Console(TABLE_EVERY));
        fleet.reached("alpha", GETH).later(TABLE_EVERY.minusSeconds(1)).reached("alpha", GETH);
        assertThat(lines()).as("the table and what to make of it").hasSize(2);
        fleet.later(Duration.ofSeconds(1)).reached("alpha", GETH);
        assertThat(lines()).hasSize(4);
    }

    @Test
    void aPushedJoinIsSaidOnceTheNodeHasToldWhoItIs() {
        fleet.reached("alpha", GETH).subscribed("alpha").later(TABLE_EVERY);
        fleet.tell(new Console(Duration.ZERO)).connected("alpha", BESU.id());
        assertThat(lines()).isEmpty();

        fleet.later(Duration.ofSeconds(1)).reached("alpha", GETH, BESU);
        fleet.later(Duration.ofMinutes(3)).dropped("alpha", BESU.id(), TOO_MANY_PEERS);
        assertThat(lines())
                .containsExactly(
                        "alpha  + besu 26.7.0 in 192.0.2.2:30303 joined, id 0000000000000000, 2"
                                + " peers now",
                        "alpha  - besu 26.7.0 in 192.0.2.2:30303 left after 3m, reason"
                                + " too_many_peers, id 0000000000000000, 1 peers now");
    }

    @Test
    void aVisitorWithoutANameIsNoLine() {
        fleet.reached("alpha", GETH).subscribed("alpha").later(TABLE_EVERY);
        fleet.tell(new Console(Duration.ZERO)).connected("alpha", BESU.id());
        fleet.dropped("alpha", BESU.id(), TOO_MANY_PEERS);

        assertThat(lines()).isEmpty();
    }

    @Test
    void nodesThatComeAndGoAreSaid() {
        fleet.reached("alpha", GETH).tell(new Console(TABLE_EVERY));
        fleet.found("alpha-1").forgotten("alpha-1");

        assertThat(lines())
                .containsExactly(
                        "alpha-1  found: watching it from now on",
                        "alpha-1  no longer watched: DNS has not named it for 900 s");
    }

    @Test
    void whetherANodePushesIsSaidWhenItChanges() {
        fleet.reached("alpha", GETH).tell(new Console(Duration.ZERO));
        fleet.subscribed("alpha").unsubscribed("alpha", EventMode.RECONNECTING);
        fleet.unsubscribed("alpha", EventMode.RECONNECTING);

        assertThat(lines())
                .containsExactly(
                        "alpha  LIVE: joins and leaves are told as they happen",
                        "alpha  no longer live, polls go on: the connection was cut");
    }

    @Test
    void besideTheTableItIsSaidWhatIsWrongWithIt() {
        Peer[] neighbours =
                IntStream.range(1, 20)
                        .mapToObj(number -> SamplePeer.named(number, "Geth/v1.17.10"))
                        .toArray(Peer[]::new);
        fleet.reached("alpha", neighbours).tell(new Console(TABLE_EVERY));
        fleet.later(Duration.ofMinutes(31)).reached("alpha", neighbours);

        assertThat(lines().getLast()).startsWith("alpha  suspicion ").contains("192.0.2.0/24");
    }

    @Test
    void noTableIsShownWhereNoneIsWanted() {
        fleet.reached("alpha", GETH).tell(new Console(Duration.ZERO));
        fleet.later(Duration.ofDays(1)).reached("alpha", GETH);
        assertThat(lines()).isEmpty();
    }

    @Test
    void nodeWithoutPeersIsAskedWhy() {
        fleet.reached("alpha").tell(new Console(TABLE_EVERY)).reached("alpha");
        assertThat(lines())
                .containsExactly(
                        "alpha  no peers: is its peer-to-peer port open, and its clock right?");
    }

    @Test
    void eachJoinAndLeaveIsOneLine() {
        fleet.reached("alpha", GETH).tell(new Console(Duration.ZERO));
        fleet.reached("alpha", GETH, BESU).later(Duration.ofMinutes(12)).reached("alpha");
        assertThat(lines())
                .containsExactly(
                        "alpha  + besu 26.7.0 in 192.0.2.2:30303 joined, id 0000000000000000, 2"
                                + " peers now",
                        "alpha  - geth 1.17.10 out 192.0.2.1:30303 left after more than 12m, id"
                                + " 0000000000000000, 0 peers now",
                        "alpha  - besu 26.7.0 in 192.0.2.2:30303 left after 12m, id"
                                + " 0000000000000000, 0 peers now");
    }

    @Test
    void lostNodeIsSaidOnceWhileItStaysAwayAndWhenItIsBack() {
        fleet.reached("alpha", GETH).tell(new Console(Duration.ZERO));
        for (int poll = 0; poll < 18; poll++) {
            fleet.later(Duration.ofSeconds(10)).unreached("alpha", FailureReason.REFUSED);
        }
        fleet.later(Duration.ofSeconds(10)).reached("alpha", GETH);
        assertThat(lines())
                .containsExactly(
                        "alpha  LOST (refused): http://192.0.2.200:8545: "
                                + FailureReason.REFUSED.hint()
                                + "; its 1 peers are unknown until it is back",
                        "alpha  BACK after 3m: 1 peers");
    }

    @Test
    void nodeThatWasNeverReachedIsSaidOnceToo() {
        fleet.tell(new Console(TABLE_EVERY))
                .unreached("alpha", FailureReason.TIMEOUT)
                .unreached("alpha", FailureReason.REFUSED);
        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("alpha  LOST (timeout): ")
                .endsWith("; it was never reached, asking on");
    }

    @Test
    void limitedNodeIsSaidOnceWithWhatToDo() {
        fleet.tell(new Console(TABLE_EVERY))
                .limited("alpha", 7, "start Geth with admin")
                .limited("alpha", 8, "start Geth with admin");
        assertThat(lines()).containsExactly("alpha  LIMITED: start Geth with admin");
    }

    @Test
    void pollThatChangesEverythingDoesNotFloodTheLog() {
        fleet.reached("alpha").tell(new Console(Duration.ZERO));
        fleet.reached("alpha", named(0, 60));
        assertThat(lines()).hasSize(51);
        assertThat(lines().getLast())
                .isEqualTo("alpha  and 10 more changes in this poll: see GET /peers");
    }

    @Test
    void fiftyChangesAreAllSaid() {
        fleet.reached("alpha").tell(new Console(Duration.ZERO)).reached("alpha", named(0, 50));
        assertThat(lines()).hasSize(50).allMatch(line -> line.contains(" joined, "));
    }

    @Test
    void theConsensusClientGoesByTheNameOfItsNodeAndThePairHasALineOnChange() {
        NodeName alpha = new NodeName("alpha");
        SampleFleet.watching(new WatchedNode(alpha, null), WatchedNode.consensus(alpha))
                .tell(new Console(Duration.ZERO))
                .synced("alpha", List.of())
                .consensusReached("alpha", SamplePeer.consensus(1, Direction.INBOUND))
                .consensusReached("alpha")
                .consensusUnreached("alpha", FailureReason.TIMEOUT)
                .later(Duration.ofMinutes(1))
                .consensusUnreached("alpha", FailureReason.TIMEOUT);
        assertThat(lines())
                .containsExactly(
                        "alpha  UP: geth 1.17.10, 0 peers",
                        "alpha consensus  UP: prysm 7.3.1, 1 peers",
                        "alpha  PAIR healthy (was pending): the two work as one, 0 slots behind"
                                + " the clock, execution at block 23000000, consensus at block"
                                + " 23000000",
                        "alpha consensus  - unknown in 192.0.2.1:9000 left after more than 0s, id"
                                + " 16Uiu2HAm7777777, 0 peers now",
                        "alpha consensus  LOST (timeout): http://192.0.2.201:3500: "
                                + FailureReason.TIMEOUT.hint()
                                + "; its 0 peers are unknown until it is back",
                        "alpha  PAIR blind (was healthy): the monitor cannot read the consensus"
                                + " client (timeout, "
                                + FailureReason.TIMEOUT.hint()
                                + "): the pair cannot be judged until it is back");
    }

    @Test
    void factsOfALineAreFieldsToo() {
        fleet.reached("alpha", BESU).tell(new Console(Duration.ZERO)).reached("alpha");
        assertThat(written.list.getFirst().getKeyValuePairs())
                .extracting(pair -> pair.key + "=" + pair.value)
                .containsExactly(
                        "event.action=peer-left",
                        "node=alpha",
                        "layer=execution",
                        "peer.id=" + SamplePeer.id(2),
                        "peer.client=besu 26.7.0",
                        "peer.name=besu/v26.7.0",
                        "peer.direction=inbound",
                        "peer.address=192.0.2.2:30303",
                        "session.seconds=0",
                        "reason=unknown");
    }

    @Test
    void wordsOfAPeerAreNeverAFormat() {
        fleet.reached("alpha").tell(new Console(Duration.ZERO));
        fleet.reached("alpha", SamplePeer.named(1, "{} {} ${env:HOME} %n"));
        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("alpha  + \"{} {} ${env:HOME} %n\" out 192.0.2.1:30303 joined");
    }

    private static List<Peer> named(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> SamplePeer.named(number, "Geth/v1.17.10"))
                .toList();
    }

    private List<String> lines() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
