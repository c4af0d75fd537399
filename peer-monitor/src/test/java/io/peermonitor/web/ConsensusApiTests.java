package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.Direction;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.sample.Answer;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.sample.SampleService;
import io.peermonitor.sample.ShownFleet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A node whose two clients are both watched, and one of which only the execution client is. */
@SampleService
class ConsensusApiTests {

    @Autowired RestTestClient client;
    @Autowired ShownFleet shown;

    private final SampleFleet fleet =
            SampleFleet.watching(
                    new WatchedNode(new NodeName("alpha"), 50),
                    WatchedNode.consensus(new NodeName("alpha")),
                    new WatchedNode(new NodeName("beta"), null));

    @BeforeEach
    void aHealthyPair() {
        shown.show(
                fleet.synced("alpha", List.of(SamplePeer.named(1, "Geth/v1.17.10")))
                        .consensusReached("alpha", SamplePeer.consensus(2, Direction.INBOUND))
                        .synced("beta", List.of()));
    }

    private Answer get(String path) {
        return Answer.get(client, path);
    }

    @Test
    void aPairIsToldWithItsNumbers() {
        assertThat(get("/nodes/alpha/pair"))
                .isStrictlyEqualTo(
                        """
                        {"node": "alpha", "verdict": "healthy", "since": "2026-11-23T12:00:00Z",
                         "detail": "the two work as one, 0 slots behind the clock, execution at \
                        block 23000000, consensus at block 23000000",
                         "figures": {"executionHead": 23000000, "consensusBlock": 23000000,
                           "blocksApart": 0, "headSlot": 1000, "slotsBehind": 0,
                           "headAgeSeconds": 0.0, "finalityEpochs": 2, "blocksBehindPeers": null,
                           "executionChainId": null, "consensusChainId": null,
                           "executionClockOffsetSeconds": 0.5, "consensusClockOffsetSeconds": 0.25,
                           "executionPeers": 1, "consensusPeers": 1}}
                        """);
    }

    @Test
    void aNodeIsShownWithItsConsensusClientAndThePair() {
        assertThat(get("/nodes/alpha"))
                .isLenientlyEqualTo(
                        """
                        {"layer": "execution", "peerCount": 1, "pair": {"verdict": "healthy"},
                         "consensus": {"name": "alpha", "layer": "consensus", "status": "up",
                           "peerCount": 1, "client": {"family": "prysm", "version": "7.3.1"},
                           "headSlot": 1000, "slotsBehind": 0, "finalityEpochs": 2,
                           "directions": {"inbound": 1, "outbound": 0, "unknown": 0}}}
                        """);
    }

    @Test
    void aConsensusClientThatCannotBeReadShowsNothingStale() {
        shown.show(fleet.consensusUnreached("alpha", FailureReason.TIMEOUT));
        assertThat(get("/nodes/alpha"))
                .isLenientlyEqualTo(
                        """
                        {"status": "up",
                         "consensus": {"status": "unreachable", "peerCount": null, "client": null,
                           "headSlot": null, "slotsBehind": null, "finalizedEpoch": null,
                           "directions": null, "failure": {"reason": "timeout"}}}
                        """);
        shown.show(
                fleet.later(Duration.ofMinutes(1))
                        .consensusUnreached("alpha", FailureReason.TIMEOUT));
        assertThat(get("/nodes/alpha/pair").at("$.verdict")).isEqualTo("blind");
    }

    @Test
    void peersAreOfBothLayersUnlessOneIsAskedFor() {
        assertThat(get("/peers").texts("$.peers[*].layer"))
                .containsExactly("execution", "consensus");
        assertThat(get("/peers?layer=consensus").texts("$.peers[*].id"))
                .containsExactly(SamplePeer.libp2pId(2));
        assertThat(get("/peers?layer=consensus").texts("$.nodes[*].name")).containsExactly("alpha");
        assertThat(get("/peers?layer=execution&node=alpha").texts("$.peers[*].id"))
                .containsExactly(SamplePeer.id(1));
    }

    @Test
    void aConsensusPeerIsFoundByItsId() {
        assertThat(get("/peers/" + SamplePeer.libp2pId(2)).texts("$.seenBy[*].layer"))
                .containsExactly("consensus");
    }

    @Test
    void theTerminalTellsWhoseClientIsMeant() {
        assertThat(Answer.get(client, "/peers", "text/plain").body())
                .contains("alpha consensus  up")
                .contains("alpha consensus  inbound");
    }

    @Test
    void aNodeOfWhichOneClientIsWatchedHasNoPair() {
        for (String path : List.of("/nodes/beta/pair", "/nodes/beta/assessment?layer=consensus")) {
            Answer answer = get(path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.at("$.detail"))
                    .isEqualTo(
                            "The consensus client of beta is not watched: give its Beacon API in"
                                    + " peer-monitor.nodes.beta.consensus-url.");
        }
    }

    @Test
    void eachLayerIsAssessedByItself() {
        assertThat(get("/nodes/alpha/assessment?layer=consensus").at("$.figures.inbound.peers"))
                .isEqualTo(1);
        assertThat(get("/nodes/alpha/assessment").at("$.figures.inbound.peers")).isEqualTo(0);
    }
}
