package io.peermonitor.web;

import io.peermonitor.analysis.Concentration;
import java.util.List;
import java.util.function.Function;

/**
 * One kind of peers.
 *
 * @param share of all peers whose kind is known, 0 to 1
 */
record ShareView(String name, int peers, double share) {

    /** Below the largest there is nothing to see. */
    private static final int MOST = 20;

    static <K extends Comparable<K>> List<ShareView> of(
            Concentration<K> kinds, Function<K, String> words) {
        return kinds.counts().stream()
                .limit(MOST)
                .map(count ->
                        new ShareView(
                                words.apply(count.kind()), count.number(), kinds.share(count)))
                .toList();
    }
}
