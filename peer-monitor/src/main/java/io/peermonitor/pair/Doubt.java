package io.peermonitor.pair;

import io.peermonitor.peer.Moment;
import io.peermonitor.peer.PairVerdict;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * That another verdict than the told one was found.
 *
 * @param found in the latest reading
 * @param since when it is found without a break
 * @param begun when the first other one was found after the told one
 */
record Doubt(PairVerdict found, Moment since, Moment begun) {

    /** So many hold times without the told verdict are enough, even if no other one holds. */
    private static final int PATIENCE = 3;

    static Doubt of(@Nullable Doubt before, PairVerdict found, Moment at) {
        if (before == null) {
            return new Doubt(found, at, at);
        }
        return before.found == found ? before : new Doubt(found, at, before.begun);
    }

    boolean holds(Moment now, Duration hold) {
        return now.since(since).compareTo(hold) >= 0
                || now.since(begun).compareTo(hold.multipliedBy(PATIENCE)) >= 0;
    }
}
