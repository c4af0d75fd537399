package io.peermonitor.wire;

import java.util.concurrent.atomic.AtomicLong;

/** How much is remembered of all nodes together, so that no table however long fills the heap. */
final class MemoryBudget {

    private final AtomicLong left;

    MemoryBudget(long bytes) {
        left = new AtomicLong(bytes);
    }

    boolean take(long bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        give(bytes);
        return false;
    }

    void give(long bytes) {
        left.addAndGet(bytes);
    }

    long left() {
        return left.get();
    }
}
