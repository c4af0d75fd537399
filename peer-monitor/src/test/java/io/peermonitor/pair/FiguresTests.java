package io.peermonitor.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.ChainState;
import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.EthProtocol;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerId;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.peer.PollResult.Reached;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FiguresTests {

    private final TestPair half = new TestPair();

    @Test
    void theFiguresOfBothStandSideBySide() {
        half.executionHead = 9_002L;
        half.headSlot = 9_998L;

        PairFigures figures = PairFigures.of(half.read());

        assertThat(figures.blocksApart()).isEqualTo(2);
        assertThat(figures.slotsBehind()).isEqualTo(2);
        assertThat(figures.headAge()).isEqualTo(Duration.ofSeconds(29));
        assertThat(figures.epochsToFinality()).isEqualTo(2);
        assertThat(figures.executionPeers()).isEqualTo(50);
        assertThat(figures.consensusPeers()).isEqualTo(80);
    }

    @Test
    void theMedianOfWhatPeersAnnounceIsNotMovedByALiarOrTwo() {
        assertThat(behind(9_003L, 9_004L, Long.MAX_VALUE)).isEqualTo(4);
        assertThat(behind(9_003L, 9_004L, 9_005L, Long.MAX_VALUE)).isEqualTo(4);
        assertThat(behind(0L, 0L, 8_990L, 9_004L, 9_004L)).isEqualTo(-10);
    }

    @Test
    void twoPeersThatTellAreNotEnoughForAMedian() {
        assertThat(behind(9_003L, 9_004L)).isNull();
        assertThat(behind(9_003L, 9_004L, null)).isNull();
    }

    private @Nullable Long behind(@Nullable Long... announced) {
        List<Peer> peers = Arrays.stream(announced).map(FiguresTests::peer).toList();
        ChainState chain = new ChainState(9_000L, false, null);
        Reached reached =
                new Reached(
                        TestPair.NODE,
                        half.at,
                        Duration.ZERO,
                        NodeIdentity.UNKNOWN,
                        chain,
                        new PeerSnapshot(peers, 0, false));
        PairReading reading = new PairReading(TestPair.NODE, half.at, reached, null);
        return PairFigures.of(reading).blocksBehindPeers();
    }

    private static Peer peer(@Nullable Long latest) {
        return new Peer(
                new PeerId("ab".repeat(32)),
                ClientInfo.UNKNOWN,
                null,
                Direction.OUTBOUND,
                null,
                null,
                List.of(),
                new EthProtocol(69, 0L, latest));
    }
}
