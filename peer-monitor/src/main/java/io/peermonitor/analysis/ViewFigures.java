package io.peermonitor.analysis;

import io.peermonitor.peer.EthProtocol;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which chain the peers have, as they announce it from eth/69 on, and which we have.
 *
 * @param announcing peers that announce their latest block
 * @param behind of those, how many are more than 96 blocks behind our head; absent without a head
 * @param behindBy how far our head is behind the median of the announced blocks, not below 0;
 *     absent without a head or while the node catches up
 * @param fullHistory peers that serve every block from the genesis block on
 * @param snapServers peers that serve the state
 * @param disagreement blocks between our head and the heads of the operator's other nodes of the
 *     same network; absent where there is none to compare
 */
public record ViewFigures(
        int announcing,
        @Nullable Integer behind,
        @Nullable Long behindBy,
        int fullHistory,
        int snapServers,
        @Nullable Long disagreement) {

    /** A peer announces its range only every 32 blocks, so anything below 64 is noise. */
    static final int BLOCKS_BEHIND = 96;

    static ViewFigures of(
            Observation.Told told, @Nullable OwnHead own, List<OwnHead> others, Duration block) {
        long[] latest = new long[told.peers().size()];
        int announcing = 0;
        int fullHistory = 0;
        int snapServers = 0;
        for (ObservedPeer peer : told.peers()) {
            EthProtocol eth = peer.peer().eth();
            if (eth != null && eth.latestBlock() != null) {
                latest[announcing++] = eth.latestBlock();
            }
            fullHistory += servesFullHistory(eth) ? 1 : 0;
            snapServers += servesSnap(peer) ? 1 : 0;
        }
        long[] announced = Arrays.copyOf(latest, announcing);
        Arrays.sort(announced);
        Long head = told.chain().headBlock();
        return new ViewFigures(
                announcing,
                head == null ? null : behind(announced, head),
                behindBy(told, announced).orElse(null),
                fullHistory,
                snapServers,
                disagreement(own, others, block).orElse(null));
    }

    private static int behind(long[] announced, long head) {
        int behind = 0;
        while (behind < announced.length && announced[behind] < head - BLOCKS_BEHIND) {
            behind++;
        }
        return behind;
    }

    private static Optional<Long> behindBy(Observation.Told told, long[] announced) {
        Long head = told.chain().headBlock();
        if (head == null || announced.length == 0 || Boolean.TRUE.equals(told.chain().syncing())) {
            return Optional.empty();
        }
        return Optional.of(Math.max(0, lowerMedian(announced) - head));
    }

    /** So that one node that is off does not make the others look off. */
    private static Optional<Long> disagreement(
            @Nullable OwnHead own, List<OwnHead> others, Duration blockTime) {
        if (own == null) {
            return Optional.empty();
        }
        long[] distances =
                others.stream()
                        .filter(other -> other.networkId().equals(own.networkId()))
                        .mapToLong(other -> own.blocksFrom(other, blockTime))
                        .sorted()
                        .toArray();
        return distances.length == 0 ? Optional.empty() : Optional.of(lowerMedian(distances));
    }

    private static long lowerMedian(long[] sorted) {
        return sorted[(sorted.length - 1) / 2];
    }

    private static boolean servesFullHistory(@Nullable EthProtocol eth) {
        Long earliest = eth == null ? null : eth.earliestBlock();
        return earliest != null && earliest == 0;
    }

    private static boolean servesSnap(ObservedPeer peer) {
        for (String capability : peer.peer().capabilities()) {
            if (capability.startsWith("snap/")) {
                return true;
            }
        }
        return false;
    }
}
