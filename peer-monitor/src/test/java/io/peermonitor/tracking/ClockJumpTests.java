package io.peermonitor.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.monitor.Round;
import io.peermonitor.peer.Peer;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of the machine is set, forwards and back; time goes on as it does. */
class ClockJumpTests {

    private static final Peer PEER = SamplePeer.named(1, "Geth/v1.17.10");
    private static final Peer OTHER = SamplePeer.named(2, "Geth/v1.17.10");

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "P400D", "P-400D"})
    void aSessionLastsAsLongAsItDidAndNothingElseHappens(Duration jump) {
        List<FleetEvent> events = new ArrayList<>();
        SampleFleet fleet =
                SampleFleet.watching("alpha").tell((Round round) -> events.addAll(round.events()));
        fleet.reached("alpha", OTHER)
                .later(Duration.ofSeconds(10))
                .reached("alpha", OTHER, PEER)
                .clockSet(jump)
                .later(Duration.ofSeconds(10))
                .reached("alpha", OTHER, PEER)
                .later(Duration.ofSeconds(10))
                .reached("alpha", OTHER);

        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("NodeSeen", "PeerJoined", "PeerLeft");
        assertThat(((PeerLeft) events.getLast()).lasted()).isEqualTo(Duration.ofSeconds(20));
    }
}
