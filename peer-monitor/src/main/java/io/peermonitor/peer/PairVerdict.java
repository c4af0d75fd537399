package io.peermonitor.peer;

import java.util.Locale;

/**
 * Why the two clients of a node do not work as one: a closed set, so it can be a metric label.
 *
 * <p>In the order of causes: what stands earlier can cause what stands later, so the earliest that
 * applies is the verdict.
 */
public enum PairVerdict {
    /** Not both clients were asked yet. */
    PENDING,
    /** The two are on networks with other chain ids. */
    WRONG_NETWORK,
    /** The two began with other genesis blocks, or fork at other times. */
    RULES_MISMATCH,
    /** The clock of one of them is wrong. */
    CLOCK_SKEW,
    /** The execution client answers nobody, and its consensus client misses it. */
    EXECUTION_OFFLINE,
    /** The execution client answers us and not its consensus client: mostly the JWT secret. */
    JWT_REFUSED,
    /** One of the two or both cannot be read by the monitor, so nothing can be said. */
    BLIND,
    /** The consensus client's head is behind the clock. */
    CONSENSUS_SYNCING,
    /** The execution client's head is behind that of its consensus client. */
    EXECUTION_SYNCING,
    /** The consensus client follows a head that its execution client has not verified. */
    OPTIMISTIC,
    /** The two follow different heads. */
    HEADS_APART,
    /** Both follow one head, and it is fresh. */
    HEALTHY;

    /** The value in metric labels and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value in sentences. */
    public String words() {
        return label().replace('_', ' ');
    }
}
