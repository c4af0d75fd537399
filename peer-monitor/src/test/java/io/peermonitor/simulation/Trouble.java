package io.peermonitor.simulation;

/**
 * What a test does to one node, beside what happens to it anyway.
 *
 * @param unreachable whether its RPC is down
 * @param stuckAt the block it does not get beyond
 * @param peersAtMost so many of its peers are left
 */
public record Trouble(boolean unreachable, long stuckAt, int peersAtMost) {

    public static final Trouble NONE = new Trouble(false, Long.MAX_VALUE, Integer.MAX_VALUE);

    public static Trouble unreachableNode() {
        return new Trouble(true, NONE.stuckAt, NONE.peersAtMost);
    }

    /** Stuck and, or, with few peers. */
    public static Trouble stuck(long block, int peersAtMost) {
        return new Trouble(false, block, peersAtMost);
    }

    public static Trouble fewPeers(int peersAtMost) {
        return new Trouble(false, NONE.stuckAt, peersAtMost);
    }
}
