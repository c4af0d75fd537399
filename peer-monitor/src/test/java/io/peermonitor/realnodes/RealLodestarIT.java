package io.peermonitor.realnodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peermonitor.consensus.ConsensusNodes;
import io.peermonitor.peer.BeaconChain;
import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.peer.PolledNode;
import io.peermonitor.wire.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Two real consensus clients, each the peer of the other, as the product reads them. */
@NeedsRealNode(NodeProgram.LODESTAR)
@TestInstance(Lifecycle.PER_CLASS)
final class RealLodestarIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Of the preset with which the nodes are started. */
    private static final Duration SLOT = Duration.ofSeconds(6);

    /** Both have to be there before the first slot: one that starts behind makes no blocks. */
    private static final Duration START = Duration.ofSeconds(25);

    private final Instant genesis =
            Instant.ofEpochSecond(Instant.now().plus(START).getEpochSecond());
    private final ConsensusNodes nodes =
            new ConsensusNodes(new Limits(1 << 20, 100), Duration.ofSeconds(10));
    private LodestarNode dialled;
    private LodestarNode dialling;

    @BeforeAll
    void start() {
        dialled = LodestarNode.startValidating(genesis);
        dialling = LodestarNode.startPeerOf(dialled);
    }

    @AfterAll
    void stop() {
        nodes.close();
        if (dialling != null) {
            dialling.close();
        }
        if (dialled != null) {
            dialled.close();
        }
    }

    @Test
    void eachIsThePeerOfTheOtherInItsDirection() {
        eventually(() -> {
            Peer inbound = onlyPeer(poll(dialled));
            assertThat(inbound.id()).hasToString(dialling.id());
            assertThat(inbound.direction()).isEqualTo(Direction.INBOUND);
            assertThat(Objects.requireNonNull(inbound.remote()).host()).isEqualTo("127.0.0.1");

            Peer outbound = onlyPeer(poll(dialling));
            assertThat(outbound.id()).hasToString(dialled.id());
            assertThat(outbound.direction()).isEqualTo(Direction.OUTBOUND);
            assertThat(outbound.remote()).hasToString("127.0.0.1:" + dialled.p2pPort());
        });
    }

    @Test
    void eachSaysWhoItIsAndByWhichRulesItGoes() {
        NodeIdentity first = poll(dialled).identity();
        NodeIdentity second = poll(dialling).identity();

        ClientInfo client = Objects.requireNonNull(first.client());
        assertThat(client.family()).isEqualTo(ClientFamily.LODESTAR);
        assertThat(client.version()).isEqualTo("1.5.1");
        assertThat(first.id()).hasToString(dialled.id());
        assertThat(first.listen()).hasToString("127.0.0.1:" + dialled.p2pPort());
        assertThat(first.networkId()).isEqualTo("5");
        assertThat(first.rules().genesis()).hasSize(64);
        assertThat(second.rules()).isEqualTo(first.rules());
        assertThat(second.id()).hasToString(dialling.id());
        assertThat(Objects.requireNonNull(first.clockOffset()).abs())
                .isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void bothFollowTheChainByItsClock() {
        eventually(() -> {
            BeaconChain first = synced(dialled);
            BeaconChain second = synced(dialling);

            assertThat(first.headSlot()).isPositive().isEqualTo(second.headSlot());
            assertThat(Objects.requireNonNull(first.time()).genesis()).isEqualTo(genesis);
            assertThat(first.time().slot()).isEqualTo(SLOT);
            assertThat(first.time().slotsPerEpoch()).isEqualTo(8);
            assertThat(first.slotsBehind(Instant.now())).isBetween(0L, 2L);
            assertThat(first.headAge(Instant.now())).isBetween(Duration.ZERO, SLOT.multipliedBy(3));
            assertThat(first.finalizedEpoch()).isZero();
        });
    }

    private BeaconChain synced(LodestarNode node) {
        Reached reached = poll(node);
        assertThat(reached.chain().syncing()).isFalse();
        BeaconChain chain = Objects.requireNonNull(reached.chain().beacon());
        assertThat(chain.optimistic()).isFalse();
        assertThat(chain.executionOffline()).as("came after this release").isNull();
        return chain;
    }

    @Test
    void aKilledPeerIsLost() {
        try (LodestarNode third = LodestarNode.startPeerOf(dialled)) {
            String id = third.id();
            PolledNode reader = nodes.open(new NodeName("third"), third.url());
            eventually(() ->
                    assertThat(poll(dialled).snapshot().peers())
                            .extracting(peer -> peer.id().value())
                            .contains(id));
            assertThat(reader.poll()).isInstanceOf(Reached.class);

            third.kill();

            eventually(() -> {
                assertThat(poll(dialled).snapshot().peers())
                        .extracting(peer -> peer.id().value())
                        .doesNotContain(id);
                assertThat(poll(dialling).snapshot().peers())
                        .extracting(peer -> peer.id().value())
                        .doesNotContain(id);
            });
            assertThat(reader.poll())
                    .isInstanceOfSatisfying(
                            Unreached.class,
                            lost -> assertThat(lost.reason()).isEqualTo(FailureReason.REFUSED));
        }
    }

    private Reached poll(LodestarNode node) {
        PollResult result = nodes.open(new NodeName("beacon"), node.url()).poll();
        assertThat(result).isInstanceOf(Reached.class);
        assertThat(((Reached) result).snapshot().unreadable()).isZero();
        return (Reached) result;
    }

    private static Peer onlyPeer(Reached reached) {
        assertThat(reached.snapshot().peers()).hasSize(1);
        return reached.snapshot().peers().getFirst();
    }

    private void eventually(ThrowingRunnable expectation) {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(expectation);
        } catch (RuntimeException | AssertionError e) {
            e.addSuppressed(new IllegalStateException(dialled.lastLines()));
            e.addSuppressed(new IllegalStateException(dialling.lastLines()));
            throw e;
        }
    }
}
