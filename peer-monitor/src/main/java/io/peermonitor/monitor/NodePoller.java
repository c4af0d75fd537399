package io.peermonitor.monitor;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeReader;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Unreached;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one node on its own beat, so that no other node waits for it.
 *
 * <p>The first poll is at once; the beat then has a phase of its own, so that many nodes are not
 * all polled in the same instant.
 */
final class NodePoller implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(NodePoller.class);

    /** The reader ends by itself within the timeout; this is for a reader that does not. */
    private static final Duration GRACE = Duration.ofMillis(200);

    private final NodeReader reader;
    private final Schedule schedule;
    private final Duration phase;
    private final Duration limit;
    private final ExecutorService executor;
    private final Supplier<Moment> clock;
    private final Consumer<PollResult> sink;
    private @Nullable Future<PollResult> unfinished;

    NodePoller(
            NodeReader reader,
            PollingTimes times,
            Duration phase,
            ExecutorService executor,
            Supplier<Moment> clock,
            Consumer<PollResult> sink) {
        this.reader = reader;
        this.schedule = new Schedule(times.interval());
        this.phase = phase;
        this.limit = times.timeout().plus(GRACE);
        this.executor = executor;
        this.clock = clock;
        this.sink = sink;
    }

    @Override
    public void run() {
        long beat = clock.get().nanos() + phase.toNanos();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                pollOnce();
                Thread.sleep(schedule.untilNext(beat, clock.get().nanos()));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    void pollOnce() throws InterruptedException {
        PollResult result = result(clock.get());
        try {
            sink.accept(result);
        } catch (RuntimeException bug) {
            log.error("A poll of {} was lost by a fault of the monitor", reader.node(), bug);
        }
    }

    private PollResult result(Moment start) throws InterruptedException {
        Future<PollResult> running = unfinished;
        if (running != null && !running.isDone()) {
            return failed(start, FailureReason.TIMEOUT, "the poll before this one still hangs");
        }
        running = executor.submit(reader::poll);
        unfinished = running;
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException overrun) {
            running.cancel(true);
            return failed(
                    start, FailureReason.TIMEOUT, "no end within " + limit.toMillis() + " ms");
        } catch (CancellationException stopped) {
            return failed(start, FailureReason.SHUTDOWN, "the poll was cancelled");
        } catch (ExecutionException bug) {
            log.error("The poll of {} failed by a fault of the monitor", reader.node(), bug);
            return failed(start, FailureReason.INTERNAL, "see the log line of this time");
        } catch (InterruptedException stopping) {
            running.cancel(true);
            throw stopping;
        }
    }

    private Unreached failed(Moment start, FailureReason reason, String detail) {
        Moment end = clock.get();
        return new Unreached(reader.node(), end, end.since(start), reason, detail);
    }
}
