package io.peermonitor.monitor;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.peer.PolledNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one node on its own beat, so that no other node waits for it, and sooner when the node
 * pushed a change.
 *
 * <p>The first poll is at once; the beat then has a phase of its own, so that many nodes are not
 * all polled in the same instant.
 */
final class NodePoller implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(NodePoller.class);

    /** The reader ends by itself within the timeout; this is for a reader that does not. */
    private static final Duration GRACE = Duration.ofMillis(200);

    /** Changes come in bunches: one poll can answer several. */
    private static final Duration DEBOUNCE = Duration.ofMillis(100);

    /** From one poll to the next that a change may ask for, whatever the node pushes. */
    private static final Duration SPACING = Duration.ofSeconds(1);

    private final PolledNode reader;
    private final Schedule schedule;
    private final Duration phase;
    private final Duration limit;
    private final Bell bell;
    private final Supplier<Moment> clock;
    private final Consumer<PollResult> sink;

    /**
     * Of the last poll; a future that is cancelled would look done while its thread still hangs.
     */
    private @Nullable Thread worker;

    NodePoller(
            PolledNode reader,
            PollingTimes times,
            Duration phase,
            Bell bell,
            Supplier<Moment> clock,
            Consumer<PollResult> sink) {
        this.reader = reader;
        this.schedule = new Schedule(times.interval());
        this.phase = phase;
        this.bell = bell;
        this.limit = times.timeout().plus(GRACE);
        this.clock = clock;
        this.sink = sink;
    }

    @Override
    public void run() {
        long beat = clock.get().nanos() + phase.toNanos();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Moment began = clock.get();
                bell.silence();
                pollOnce();
                if (bell.rings(schedule.untilNext(beat, clock.get().nanos()))) {
                    Thread.sleep(untilAllowed(began));
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration untilAllowed(Moment lastPoll) {
        Duration rest = SPACING.minus(clock.get().since(lastPoll));
        return rest.compareTo(DEBOUNCE) > 0 ? rest : DEBOUNCE;
    }

    void pollOnce() throws InterruptedException {
        PollResult result = result(clock.get());
        try {
            sink.accept(result);
        } catch (RuntimeException | Error bug) {
            log.error("A poll of {} was lost by a fault of the monitor", reader.node(), bug);
        }
    }

    private PollResult result(Moment start) throws InterruptedException {
        Thread last = worker;
        if (last != null && last.isAlive()) {
            return failed(start, FailureReason.TIMEOUT, "the poll before this one still hangs");
        }
        CompletableFuture<PollResult> answer = new CompletableFuture<>();
        Thread running =
                Thread.startVirtualThread(() -> answer.completeAsync(reader::poll, Runnable::run));
        worker = running;
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException overrun) {
            running.interrupt();
            return failed(
                    start, FailureReason.TIMEOUT, "no end within " + limit.toMillis() + " ms");
        } catch (ExecutionException bug) {
            log.error("The poll of {} failed by a fault of the monitor", reader.node(), bug);
            return failed(start, FailureReason.INTERNAL, "see the log line of this time");
        } catch (InterruptedException stopping) {
            running.interrupt();
            throw stopping;
        }
    }

    private Unreached failed(Moment start, FailureReason reason, String detail) {
        Moment end = clock.get();
        return new Unreached(reader.node(), end, end.since(start), reason, detail);
    }
}
