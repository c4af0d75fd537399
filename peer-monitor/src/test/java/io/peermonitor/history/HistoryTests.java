package io.peermonitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.PeerId;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.tracking.FleetEvent;
import io.peermonitor.tracking.FleetEvent.NodeBack;
import io.peermonitor.tracking.FleetEvent.NodeLost;
import io.peermonitor.tracking.FleetEvent.NodeSeen;
import io.peermonitor.tracking.FleetEvent.PeerJoined;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistoryTests {

    private static final long FIRST = SampleFleet.START.toEpochMilli() * 1000 + 1;

    private final SampleFleet fleet = SampleFleet.watching("alpha");
    private int polls;

    @Test
    void eventsAreRememberedInTheirOrderUnderIdsWithoutGaps() {
        History history = history(100, 100);
        fleet.reached("alpha")
                .reached("alpha", SamplePeer.bare(1))
                .unreached("alpha", FailureReason.REFUSED)
                .reached("alpha");
        assertThat(events(history.after(0)))
                .extracting(Object::getClass)
                .containsExactly(
                        NodeSeen.class,
                        PeerJoined.class,
                        NodeLost.class,
                        NodeBack.class,
                        PeerLeft.class);
        assertThat(ids(history.after(0)))
                .containsExactlyElementsOf(LongStream.range(FIRST, FIRST + 5).boxed().toList());
        assertThat(history.oldest()).hasValue(FIRST);
        assertThat(history.latest()).isEqualTo(FIRST + 4);
    }

    @Test
    void readersGoOnBehindTheLastEventTheyKnow() {
        History history = history(100, 100);
        changes(4);
        assertThat(ids(history.after(FIRST + 1))).containsExactly(FIRST + 2, FIRST + 3);
        assertThat(ids(history.after(FIRST + 3))).isEmpty();
        assertThat(ids(history.newestFirst().limit(2))).containsExactly(FIRST + 3, FIRST + 2);
    }

    @Test
    void idsOfALaterStartAreHigherAndEveryIdIsANumberInJavaScript() {
        Instant later = SampleFleet.START.plusMillis(1);
        assertThat(new History(limits(10, 10), later).latest()).isGreaterThan(FIRST + 900);
        Instant nextCentury = Instant.parse("2126-01-01T00:00:00Z");
        assertThat(new History(limits(10, 10), nextCentury).latest()).isLessThan(1L << 53);
    }

    @Test
    void theOldestGoWhenThereAreTooMany() {
        History history = history(3, 100);
        changes(10);
        assertThat(ids(history.after(0))).containsExactly(FIRST + 7, FIRST + 8, FIRST + 9);
        assertThat(history.oldest()).hasValue(FIRST + 7);
    }

    @Test
    void endedSessionsOutlastTheirEventsUpToALimitOfTheirOwn() {
        History history = history(1, 2);
        changes(7);
        assertThat(history.after(0)).hasSize(1);
        assertThat(history.endedSessions(new PeerId(SamplePeer.id(1)))).hasSize(2);
        assertThat(history.endedSessions(new PeerId(SamplePeer.id(2)))).isEmpty();
    }

    @Test
    void whatIsTooOldGoesEvenWhenNothingNewHappens() {
        History history = history(100, 100);
        changes(3);
        fleet.later(Duration.ofHours(1)).reached("alpha");
        assertThat(history.after(0)).as("exactly as old as allowed").hasSize(3);

        fleet.later(Duration.ofNanos(1)).reached("alpha");
        assertThat(history.after(0)).isEmpty();
        assertThat(history.endedSessions(new PeerId(SamplePeer.id(1)))).isEmpty();
        assertThat(history.oldest()).isEmpty();
        assertThat(history.latest()).as("still where a reader goes on").isEqualTo(FIRST + 2);
    }

    @Test
    void aReaderInTheMiddleIsNotDisturbedByTheWriter() {
        History history = history(3, 3);
        changes(3);
        Iterator<RecordedEvent> reader = history.after(0).iterator();
        assertThat(reader.next().id()).isEqualTo(FIRST);
        changes(20);
        long last = FIRST;
        while (reader.hasNext()) {
            long id = reader.next().id();
            assertThat(id).isGreaterThan(last);
            last = id;
        }
        assertThat(last).isEqualTo(history.latest());
    }

    @Test
    void lookersOnAreWokenOnlyByNews() {
        History history = history(10, 10);
        AtomicInteger woken = new AtomicInteger();
        history.onNews(woken::incrementAndGet);
        fleet.reached("alpha");
        fleet.reached("alpha");
        assertThat(woken).hasValue(1);
    }

    private History history(int events, int sessions) {
        History history = new History(limits(events, sessions), SampleFleet.START);
        fleet.tell(history);
        return history;
    }

    private static HistoryLimits limits(int events, int sessions) {
        return new HistoryLimits(events, sessions, Duration.ofHours(1));
    }

    /** One event a poll: the node is seen without peers, then one peer joins and leaves in turn. */
    private void changes(int count) {
        for (int i = 0; i < count; i++) {
            fleet.reached("alpha", polls % 2 == 0 ? List.of() : List.of(SamplePeer.bare(1)));
            polls++;
        }
    }

    private static List<FleetEvent> events(Stream<RecordedEvent> recorded) {
        return recorded.map(RecordedEvent::event).toList();
    }

    private static List<Long> ids(Stream<RecordedEvent> recorded) {
        return recorded.map(RecordedEvent::id).toList();
    }
}
