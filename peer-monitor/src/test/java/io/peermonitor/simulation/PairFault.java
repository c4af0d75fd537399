package io.peermonitor.simulation;

/** What goes wrong between the two clients of a node, one thing after the other, on script. */
public enum PairFault {
    NONE(false),
    WRONG_NETWORK(true),
    RULES_MISMATCH(true),
    CLOCK_SKEW(false),
    EXECUTION_OFFLINE(false),
    JWT_REFUSED(false),
    BLIND(false),
    CONSENSUS_SYNCING(false),
    EXECUTION_SYNCING(false),
    OPTIMISTIC(false),
    HEADS_APART(false);

    private static final int FIRST_TICK = 60;
    private static final int TICKS = 24;
    private static final int PAUSE_TICKS = 16;

    /** Long enough that the monitor notices the restart, and asks again who the client is. */
    private static final int RESTART_TICKS = 3;

    /** Other rules are only read at a start, so the client has to be restarted. */
    private final boolean restarts;

    PairFault(boolean restarts) {
        this.restarts = restarts;
    }

    /** Whether the consensus client restarts before and after it. */
    public boolean restarts() {
        return restarts;
    }

    /** The fault of this tick; only the first node has any. */
    static PairFault at(SimulatedNode node, long tick) {
        if (node != SimulatedNode.GETH_0 || tick < FIRST_TICK || restartsBetween(tick)) {
            return NONE;
        }
        return isOn(tick) ? turn(tick) : NONE;
    }

    /** Whether the consensus client is down because it is given other rules or its own again. */
    static boolean restarts(SimulatedNode node, long tick) {
        return node == SimulatedNode.GETH_0 && tick >= FIRST_TICK && restartsBetween(tick);
    }

    private static boolean restartsBetween(long tick) {
        long within = within(tick);
        boolean edge =
                within < RESTART_TICKS || (within >= TICKS && within < TICKS + RESTART_TICKS);
        return edge && turn(tick).restarts;
    }

    private static boolean isOn(long tick) {
        return within(tick) < TICKS;
    }

    private static long within(long tick) {
        return (tick - FIRST_TICK) % (TICKS + PAUSE_TICKS);
    }

    private static PairFault turn(long tick) {
        long turn = (tick - FIRST_TICK) / (TICKS + PAUSE_TICKS);
        return values()[1 + (int) (turn % (values().length - 1))];
    }
}
