package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.history.History;
import io.peermonitor.history.HistoryLimits;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventStreamTests {

    private static final int REMEMBERED = 4;

    private final History history =
            new History(
                    new HistoryLimits(REMEMBERED, REMEMBERED, Duration.ofHours(1)),
                    SampleFleet.START);
    private final SampleFleet fleet = SampleFleet.watching("alpha").tell(history).reached("alpha");
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    @Test
    void aReaderSoLateThatItsNextEventIsForgottenIsDropped() throws IOException {
        Iterator<Integer> times = List.of(1, REMEMBERED).iterator();
        stream(meanwhile(() -> joinAndLeave(times.next())), null)
                .follow(Duration.ofMinutes(1), () -> false);
        assertThat(sentIds()).as("without a gap up to its end").containsExactly(2, 3);
    }

    @Test
    void aReaderThatComesLateToTheHistoryTakesWhatIsLeft() throws IOException {
        joinAndLeave(REMEMBERED);
        stream(sent, "0").follow(Duration.ofMinutes(1), times(1));
        assertThat(sentIds()).containsExactly(6, 7, 8, 9);
    }

    @Test
    void pingsComeEvenWhileNothingThatHappensIsAskedFor() throws IOException {
        EventQuery lostNodes =
                EventQuery.of(new EventQuery.Parameters(null, null, "node_lost", null, null));
        OutputStream busy = meanwhile(() -> joinAndLeave(1));
        new EventStream(history, lostNodes, busy, JsonMapper.shared())
                .follow(Duration.ZERO, times(5));
        assertThat(sent.toString(StandardCharsets.UTF_8)).isEqualTo(": ping\n\n".repeat(6));
    }

    /** Counted from 1. */
    private List<Integer> sentIds() {
        String before = "id: " + SampleFleet.START.toEpochMilli();
        return sent.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(before))
                .map(line -> Integer.valueOf(line.substring(before.length())))
                .toList();
    }

    /** A connection during each of whose writes something happens. */
    private OutputStream meanwhile(Runnable happens) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                sent.write(b);
            }

            @Override
            public void flush() {
                happens.run();
            }
        };
    }

    private EventStream stream(OutputStream out, @Nullable String since) {
        EventQuery all = EventQuery.of(new EventQuery.Parameters(null, null, null, since, null));
        return new EventStream(history, all, out, JsonMapper.shared());
    }

    /** Over after so many looks at the history. */
    private static BooleanSupplier times(int looks) {
        AtomicInteger left = new AtomicInteger(looks);
        return () -> left.getAndDecrement() == 0;
    }

    private void joinAndLeave(int times) {
        for (int i = 0; i < times; i++) {
            fleet.reached("alpha", SamplePeer.bare(1)).reached("alpha");
        }
    }
}
