package io.peermonitor.wire;

/**
 * How much of an answer is accepted.
 *
 * @param maxResponseBytes of one answer, decoded; a legal answer with 50 peers has some 50 kB, at
 *     most 700 kB
 * @param maxPeers of one node; more are cut off and said so
 */
public record Limits(int maxResponseBytes, int maxPeers) {

    private static final int SMALLEST_RESPONSE = 64 * 1024;
    private static final int LARGEST_RESPONSE = 256 * 1024 * 1024;

    public Limits {
        if (maxResponseBytes < SMALLEST_RESPONSE || maxResponseBytes > LARGEST_RESPONSE) {
            throw new IllegalArgumentException(
                    "peer-monitor.limits.max-response-size is "
                            + maxResponseBytes
                            + " bytes: give between 64KB and 256MB; 8MB is enough for some 5000 peers.");
        }
        if (maxPeers < 1) {
            throw new IllegalArgumentException(
                    "peer-monitor.limits.max-peers is " + maxPeers + ": give at least 1.");
        }
    }

    /** Everything but a peer table is small. */
    public int maxSmallResponseBytes() {
        return SMALLEST_RESPONSE;
    }

    /**
     * Recorded answers have one token in 11 to 15 bytes: thousands of peers stay below this, an
     * answer of nothing but tokens does not.
     */
    public long maxTokens() {
        return maxResponseBytes / 16L;
    }
}
