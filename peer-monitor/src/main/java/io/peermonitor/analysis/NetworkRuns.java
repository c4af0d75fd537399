package io.peermonitor.analysis;

import io.peermonitor.analysis.Concentration.Count;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the networks of addresses that are sorted: each network is a run of them, whatever its
 * width.
 *
 * <p>In place of a map, because hundreds of networks in four lists and three widths are counted at
 * each poll, and all but a few have one peer and are never shown.
 */
final class NetworkRuns {

    /** Below the largest there is nothing to see. */
    static final int MOST_COUNTS = 20;

    private final NetworkWidth width;
    private final List<Count<Subnet>> shared = new ArrayList<>();
    private final List<Count<Subnet>> single = new ArrayList<>();
    private int distinct;
    private int total;
    private long sumOfSquares;

    NetworkRuns(NetworkWidth width) {
        this.width = width;
    }

    /**
     * Counts some addresses, all of them at once, those of IPv4 first.
     *
     * @param sorted the leading part of each, ascending
     */
    void add(boolean isIpv4, long[] sorted, int length) {
        long mask = Subnet.mask(isIpv4, width);
        int begin = 0;
        for (int i = 1; i <= length; i++) {
            if (i == length || ((sorted[i] ^ sorted[begin]) & mask) != 0) {
                add(isIpv4, sorted[begin], i - begin);
                begin = i;
            }
        }
    }

    private void add(boolean isIpv4, long address, int number) {
        distinct++;
        total += number;
        sumOfSquares += (long) number * number;
        if (number > 1) {
            shared.add(new Count<>(Subnet.of(isIpv4, address, width), number));
        } else if (single.size() < MOST_COUNTS) {
            single.add(new Count<>(Subnet.of(isIpv4, address, width), number));
        }
    }

    Concentration<Subnet> concentration() {
        shared.sort(Concentration::largestFirst);
        shared.addAll(single);
        List<Count<Subnet>> largest = shared.subList(0, Math.min(MOST_COUNTS, shared.size()));
        return new Concentration<>(largest, distinct, total, sumOfSquares);
    }
}
