package io.peermonitor.benchmark;

/** The answer to {@code admin_peers} of a load node, for the benchmark of the core. */
public final class LoadAnswer {

    private LoadAnswer() {}

    /**
     * Of so many peers with consecutive numbers.
     *
     * @param first the number of the first peer
     */
    public static byte[] of(long first, int peers) {
        return new LoadTable(first, peers, 0).answer("1", 0);
    }
}
