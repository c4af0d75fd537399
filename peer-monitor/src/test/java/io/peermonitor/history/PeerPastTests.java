package io.peermonitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.PeerId;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.tracking.Fleet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeerPastTests {

    private static final PeerId ID = new PeerId(SamplePeer.id(1));

    private final History history =
            new History(new HistoryLimits(10, 10, Duration.ofHours(1)), SampleFleet.START);
    private final SampleFleet fleet = SampleFleet.watching("alpha").tell(history).reached("alpha");

    @Test
    void aSessionThatEndsBetweenTheTwoLooksCountsOnce() {
        fleet.later(Duration.ofMinutes(1)).reached("alpha", SamplePeer.bare(1));
        Fleet before = fleet.fleet();
        fleet.later(Duration.ofMinutes(1)).reached("alpha");
        PeerPast past = PeerPast.of(ID, before, history).orElseThrow();
        assertThat(past.timesSeen()).isEqualTo(1);
        assertThat(past.flaps()).isZero();
    }

    @Test
    void aPeerIsForgottenWithItsLastSession() {
        fleet.reached("alpha", SamplePeer.bare(1)).reached("alpha");
        assertThat(past()).isPresent();
        fleet.later(Duration.ofHours(2)).reached("alpha");
        assertThat(past()).isEmpty();
    }

    @Test
    void firstSeenIsOfTheOldestSessionThatIsRemembered() {
        fleet.reached("alpha", SamplePeer.bare(1))
                .later(Duration.ofMinutes(1))
                .reached("alpha")
                .later(Duration.ofMinutes(1))
                .reached("alpha", SamplePeer.bare(1));
        Instant start = SampleFleet.START;
        assertThat(past().map(PeerPast::firstSeen)).hasValue(start);
        fleet.later(Duration.ofHours(1)).reached("alpha", SamplePeer.bare(1));
        assertThat(past().map(PeerPast::firstSeen)).hasValue(start.plus(Duration.ofMinutes(2)));
    }

    private Optional<PeerPast> past() {
        return PeerPast.of(ID, fleet.fleet(), history);
    }
}
