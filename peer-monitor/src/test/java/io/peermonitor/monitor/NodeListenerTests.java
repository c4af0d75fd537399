package io.peermonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.EventMode;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PeerSignal.Subscribed;
import io.peermonitor.peer.PeerSignal.Unsubscribed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeListenerTests {

    private final List<PeerSignal> signals = new ArrayList<>();
    private final FakeReader node = FakeReader.quick("geth");
    private Moment now = new Moment(Instant.parse("2026-11-23T12:00:00Z"), 0);

    @Test
    void whatTheNodePushesIsPassedOnAndItsEndToo() {
        node.listening(sink -> {
            sink.accept(new Subscribed(node.node(), now));
            return ended(EventMode.RECONNECTING);
        });

        listener().listenOnce();

        assertThat(signals).hasExactlyElementsOfTypes(Subscribed.class, Unsubscribed.class);
    }

    @Test
    void aNodeThatIsAwayIsAskedEverMoreRarely() {
        node.listening(_ -> ended(EventMode.RECONNECTING));
        NodeListener listener = listener();

        List<Duration> waits = new ArrayList<>();
        for (int attempt = 0; attempt < 8; attempt++) {
            waits.add(listener.listenOnce());
        }

        assertThat(waits)
                .extracting(Duration::toMillis)
                .containsExactly(750L, 1_500L, 3_000L, 6_000L, 12_000L, 22_500L, 22_500L, 22_500L);
    }

    @Test
    void aSubscriptionThatLastedIsRenewedSoon() {
        node.listening(_ -> ended(EventMode.RECONNECTING));
        NodeListener listener = listener();
        for (int attempt = 0; attempt < 8; attempt++) {
            listener.listenOnce();
        }
        node.listening(_ -> {
            now = new Moment(now.at(), now.nanos() + Duration.ofMinutes(2).toNanos());
            return ended(EventMode.RECONNECTING);
        });

        assertThat(listener.listenOnce()).isEqualTo(Duration.ofMillis(750));
    }

    @Test
    void aNodeThatCannotPushIsAskedAgainAfterItMayHaveBeenUpgraded() {
        node.listening(_ -> ended(EventMode.POLLING));

        assertThat(listener().listenOnce()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aFaultWhileListeningIsNotTheEndOfIt() {
        node.listening(_ -> {
            throw new IllegalStateException("bug");
        });

        assertThat(listener().listenOnce()).isEqualTo(Duration.ofMillis(750));
        assertThat(signals).isEmpty();
    }

    private NodeListener listener() {
        return new NodeListener(node, signals::add, () -> now, () -> 0.5);
    }

    private Unsubscribed ended(EventMode mode) {
        return new Unsubscribed(node.node(), now, mode, "cut");
    }
}
