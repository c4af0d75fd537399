package io.peermonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodePollerTests {

    private static final PollingTimes TIMES =
            new PollingTimes(Duration.ofSeconds(10), Duration.ofMillis(100));

    private final List<PollResult> results = new ArrayList<>();
    private final Bell bell = new Bell();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        end.countDown();
    }

    @Test
    void whatTheReaderSaysIsPassedOn() throws InterruptedException {
        poller(FakeReader.quick("geth"), results::add).pollOnce();

        assertThat(results).singleElement().isInstanceOf(Reached.class);
    }

    @Test
    void aReaderThatIgnoresItsDeadlineIsATimeout() throws InterruptedException {
        poller(hanging(), results::add).pollOnce();

        assertThat(reason(0)).isEqualTo(FailureReason.TIMEOUT);
    }

    @Test
    void aPollThatStillHangsIsNotJoinedByAnother() throws InterruptedException {
        FakeReader reader = hanging();
        NodePoller poller = poller(reader, results::add);

        poller.pollOnce();
        poller.pollOnce();
        poller.pollOnce();

        assertThat(reader.polls).hasValue(1);
        assertThat(results).hasSize(3);
        assertThat(reason(2)).isEqualTo(FailureReason.TIMEOUT);
    }

    @Test
    void aFaultOfTheReaderIsAValueToo() throws InterruptedException {
        FakeReader faulty =
                new FakeReader(
                        "geth",
                        () -> {
                            throw new IllegalStateException("bug");
                        });

        poller(faulty, results::add).pollOnce();

        assertThat(reason(0)).isEqualTo(FailureReason.INTERNAL);
    }

    @Test
    void aFaultBehindThePollerDoesNotEndThePolling() throws InterruptedException {
        FakeReader reader = FakeReader.quick("geth");
        NodePoller poller =
                poller(
                        reader,
                        _ -> {
                            throw new IllegalStateException("bug");
                        });

        poller.pollOnce();
        poller.pollOnce();

        assertThat(reader.polls).hasValue(2);
    }

    /** Does not even listen to an interrupt, as a DNS lookup does not. */
    private FakeReader hanging() {
        return new FakeReader(
                "geth",
                () -> {
                    boolean waiting = true;
                    while (waiting) {
                        try {
                            end.await();
                            waiting = false;
                        } catch (InterruptedException ignored) {
                            waiting = true;
                        }
                    }
                    return FakeReader.noPeers("geth");
                });
    }

    private FailureReason reason(int poll) {
        return ((Unreached) results.get(poll)).reason();
    }

    private NodePoller poller(FakeReader reader, Consumer<PollResult> sink) {
        return new NodePoller(reader, TIMES, Duration.ZERO, bell, Moment::now, sink);
    }
}
