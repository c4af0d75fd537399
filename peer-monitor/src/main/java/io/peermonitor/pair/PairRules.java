package io.peermonitor.pair;

import java.time.Duration;

/**
 * From when on something is wrong, and until when it still is: the two differ, so that a figure at
 * the edge does not make the verdict flap.
 *
 * @param slots the consensus client's head is behind the clock; several empty slots in a row are
 *     usual
 * @param blocks the heads are apart, beside what the time between the two polls explains
 * @param clock a clock is off, in milliseconds; it is told to half a second, and a vote is late
 *     after 4 s
 * @param hold how long something has to be so before it is told
 */
public record PairRules(Limit slots, Limit blocks, Limit clock, Duration hold) {

    /**
     * Two thresholds.
     *
     * @param enter wrong when above it
     * @param leave right again when not above it
     */
    public record Limit(long enter, long leave) {

        public Limit {
            if (leave < 0 || enter < leave) {
                throw new IllegalArgumentException(
                        "A limit is entered at "
                                + enter
                                + " and left at "
                                + leave
                                + ": leave it where it is entered or below, and not below 0.");
            }
        }

        boolean exceededBy(long value, boolean before) {
            return value > (before ? leave : enter);
        }
    }

    public static final PairRules USUAL =
            new PairRules(
                    new Limit(8, 3),
                    new Limit(5, 2),
                    new Limit(2000, 1000),
                    Duration.ofSeconds(30));

    public PairRules {
        if (hold.isNegative()) {
            throw new IllegalArgumentException(
                    "hold is " + hold + ": give 0 to tell at once, or a time such as 30s.");
        }
    }

    /** The same with another time to hold. */
    public PairRules heldFor(Duration time) {
        return new PairRules(slots, blocks, clock, time);
    }
}
