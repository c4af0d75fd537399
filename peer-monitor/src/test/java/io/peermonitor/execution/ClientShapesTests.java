package io.peermonitor.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.EthProtocol;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each client's {@code admin_peers} tells; the answers are recorded ones. */
class ClientShapesTests {

    @ParameterizedTest
    @CsvSource({
        "geth-1.17, 4",
        "geth-1.10, 1",
        "besu, 1",
        "nethermind, 1",
        "nethermind-before-2025, 1",
        "erigon-grpc, 1",
        "reth, 1",
        "nimbus-eth1, 1",
        "ethereumjs, 1",
        "empty, 0"
    })
    void everyPeerOfEveryClientIsRead(String client, int peers) {
        PeerSnapshot snapshot = AdminPeers.recorded(client);

        assertThat(snapshot.peers()).hasSize(peers);
        assertThat(snapshot.unreadable()).isZero();
        assertThat(snapshot.truncated()).isFalse();
    }

    @Test
    void gethTellsEverything() {
        Peer peer = peer("geth-1.17", "ffc1f810");

        assertThat(peer.client().family()).isEqualTo(ClientFamily.GETH);
        assertThat(peer.client().version()).isEqualTo("1.17.10");
        assertThat(peer.remote()).hasToString("203.0.113.7:30303");
        assertThat(peer.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(peer.isStatic()).isFalse();
        assertThat(peer.trusted()).isFalse();
        assertThat(peer.capabilities()).containsExactly("eth/69", "eth/70", "snap/1");
        assertThat(peer.eth()).isEqualTo(new EthProtocol(70, 15_537_393L, 23_900_128L));
    }

    @Test
    void aHandshakeUnderWayIsAWordInsteadOfAnObject() {
        Peer peer = peer("geth-1.17", "56c18f92");

        assertThat(peer.eth()).isNull();
        assertThat(peer.direction()).isEqualTo(Direction.INBOUND);
        assertThat(peer.isStatic()).isTrue();
        assertThat(peer.trusted()).isTrue();
        assertThat(peer.remote()).isNotNull();
        assertThat(peer.remote().port()).isEqualTo(52_110);
    }

    @Test
    void aPeerWithoutNameAndCapabilitiesIsStillAPeer() {
        Peer peer = peer("geth-1.17", "38d9786a");

        assertThat(peer.client().family()).isEqualTo(ClientFamily.UNKNOWN);
        assertThat(peer.capabilities()).isEmpty();
    }

    @Test
    void aDifficultyBeyondSixtyFourBitsCostsNothing() {
        assertThat(only("geth-1.10").eth()).isEqualTo(new EthProtocol(67, null, null));
    }

    @Test
    void besuGivesPublicKeysAndNeitherStaticNorTrusted() {
        Peer peer = only("besu");

        assertThat(peer.id().value()).hasSize(128).startsWith("d994c693");
        assertThat(peer.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(peer.isStatic()).isNull();
        assertThat(peer.trusted()).isNull();
        assertThat(peer.eth()).isEqualTo(new EthProtocol(68, null, null));
    }

    @Test
    void nethermindGivesBlockNumbersAsStrings() {
        assertThat(only("nethermind").eth()).isEqualTo(new EthProtocol(68, 0L, 23_900_100L));
    }

    @Test
    void oldNethermindHasOnlyAnEnodeAndFlags() {
        Peer peer = only("nethermind-before-2025");

        assertThat(peer.id().value()).hasSize(128).startsWith("ef9371ae");
        assertThat(peer.client().version()).isEqualTo("1.14.8-unstable");
        assertThat(peer.remote()).hasToString("198.51.100.47:30303");
        assertThat(peer.direction()).isEqualTo(Direction.UNKNOWN);
        assertThat(peer.isStatic()).isFalse();
        assertThat(peer.trusted()).isFalse();
    }

    @Test
    void erigonOverGrpcHasNoProtocols() {
        Peer peer = only("erigon-grpc");

        assertThat(peer.client().family()).isEqualTo(ClientFamily.ERIGON);
        assertThat(peer.direction()).isEqualTo(Direction.INBOUND);
        assertThat(peer.eth()).isNull();
    }

    @Test
    void rethCallsStaticAnotherName() {
        assertThat(only("reth").isStatic()).isFalse();
    }

    @Test
    void ethereumJsTellsNoDirection() {
        Peer peer = only("ethereumjs");

        assertThat(peer.client().family()).isEqualTo(ClientFamily.ETHEREUMJS);
        assertThat(peer.direction()).isEqualTo(Direction.UNKNOWN);
        assertThat(peer.remote()).hasToString("127.0.0.1:42206");
    }

    private static Peer only(String client) {
        List<Peer> peers = AdminPeers.recorded(client).peers();
        assertThat(peers).hasSize(1);
        return peers.getFirst();
    }

    private static Peer peer(String client, String idStart) {
        return AdminPeers.recorded(client).peers().stream()
                .filter(peer -> peer.id().value().startsWith(idStart))
                .findFirst()
                .orElseThrow();
    }
}
