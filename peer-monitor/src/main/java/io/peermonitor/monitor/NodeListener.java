package io.peermonitor.monitor;

import io.peermonitor.peer.EventMode;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeReader;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PeerSignal.Unsubscribed;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one node pushing what its peers do, as far as it can; polls go on beside it. */
final class NodeListener implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(NodeListener.class);

    private static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** A client that cannot push today can after an upgrade or with other flags. */
    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofMinutes(10);

    private static final Duration STABLE = Duration.ofMinutes(1);

    private final NodeReader reader;
    private final Consumer<PeerSignal> sink;
    private final Supplier<Moment> clock;
    private final DoubleSupplier chance;
    private int failures;

    NodeListener(NodeReader reader, Consumer<PeerSignal> sink) {
        this(reader, sink, Moment::now, () -> ThreadLocalRandom.current().nextDouble());
    }

    NodeListener(
            NodeReader reader,
            Consumer<PeerSignal> sink,
            Supplier<Moment> clock,
            DoubleSupplier chance) {
        this.reader = reader;
        this.sink = sink;
        this.clock = clock;
        this.chance = chance;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(listenOnce());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Listens until that ends; how long to wait before the next attempt. */
    Duration listenOnce() {
        Moment began = clock.get();
        EventMode mode = EventMode.RECONNECTING;
        try {
            Unsubscribed end = reader.listen(sink);
            mode = end.mode();
            sink.accept(end);
        } catch (RuntimeException | Error bug) {
            log.error("Listening to {} failed by a fault of the monitor", reader.node(), bug);
        }
        if (mode == EventMode.POLLING) {
            return UNTIL_ASKED_AGAIN;
        }
        boolean wasStable = clock.get().since(began).compareTo(STABLE) >= 0;
        failures = wasStable ? 1 : failures + 1;
        return BACKOFF.after(failures, chance.getAsDouble());
    }
}
