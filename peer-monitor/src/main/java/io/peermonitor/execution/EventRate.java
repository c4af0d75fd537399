package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.wire.WireException;
import java.time.Duration;

/** How much a node may push: one that never stops would keep a core busy for nothing. */
final class EventRate {

    /** A busy mainnet node has some 10 changes a minute. */
    private static final int MOST = 2_000;

    private static final long WINDOW = Duration.ofSeconds(10).toNanos();

    private long windowStart = System.nanoTime();
    private int counted;

    void count() throws WireException {
        long now = System.nanoTime();
        if (now - windowStart >= WINDOW) {
            windowStart = now;
            counted = 0;
        }
        counted++;
        if (counted > MOST) {
            throw new WireException(
                    FailureReason.TOO_LARGE, "more than " + MOST + " events in 10 s");
        }
    }
}
