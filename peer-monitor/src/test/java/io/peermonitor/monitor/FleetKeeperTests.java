package io.peermonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.analysis.AnalysisRules;
import io.peermonitor.pair.PairRules;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.RosterChange.NodeForgotten;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.tracking.FleetEvent.NodeSeen;
import io.peermonitor.tracking.NodeStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetKeeperTests {

    private static final NodeName GETH = new NodeName("geth");

    private final Picture start =
            Picture.of(List.of(new WatchedNode(GETH, null)), AnalysisRules.USUAL, PairRules.USUAL);
    private final List<Round> rounds = new ArrayList<>();

    @Test
    void eachPollIsFoldedAndToldWithTheFleetAfterIt() {
        FleetKeeper keeper = new FleetKeeper(start, List.of(rounds::add));

        keeper.accept(FakeReader.noPeers("geth"));

        assertThat(keeper.fleet().node(GETH).orElseThrow().status()).isEqualTo(NodeStatus.UP);
        assertThat(rounds).hasSize(1);
        assertThat(rounds.getFirst().fleet()).isSameAs(keeper.fleet());
        assertThat(rounds.getFirst().events()).hasOnlyElementsOfType(NodeSeen.class);
    }

    @Test
    void aPollThatEndsAfterItsNodeWasForgottenChangesNothing() {
        FleetKeeper keeper = new FleetKeeper(start, List.of(rounds::add));
        keeper.accept(new NodeForgotten(GETH, Moment.now(), "no longer named"));

        Round late = keeper.accept(FakeReader.noPeers("geth"));

        assertThat(late.events()).isEmpty();
        assertThat(keeper.fleet().nodes()).isEmpty();
        assertThat(rounds).as("the forgetting alone is told").hasSize(1);
    }

    @Test
    void aListenerThatFailsCostsTheOthersNothing() {
        RoundListener faulty =
                _ -> {
                    throw new IllegalStateException("bug");
                };
        FleetKeeper keeper = new FleetKeeper(start, List.of(faulty, rounds::add));

        keeper.accept(FakeReader.noPeers("geth"));
        keeper.accept(FakeReader.noPeers("geth"));

        assertThat(rounds).hasSize(2);
    }
}
