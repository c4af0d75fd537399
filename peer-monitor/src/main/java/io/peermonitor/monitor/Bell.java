package io.peermonitor.monitor;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the poller of one node when something happened there; many rings are one. */
final class Bell {

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    /** Waits for a ring; false when there was none in this time. */
    boolean rings(Duration within) throws InterruptedException {
        return rung.tryAcquire(within.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Forgets the rings so far: the poll that begins now answers them all. */
    void silence() {
        rung.drainPermits();
    }
}
