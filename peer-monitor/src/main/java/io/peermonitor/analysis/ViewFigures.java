package io.peermonitor.analysis;

import io.peermonitor.peer.EthProtocol;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
        List<EthProtocol> announced =
                told.peers().stream()
                        .filter(ObservedPeer::isAnnouncing)
                        .flatMap(peer -> Stream.ofNullable(peer.peer().eth()))
                        .toList();
        Long head = told.chain().headBlock();
        List<Long> latest =
                announced.stream()
                        .map(EthProtocol::latestBlock)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList();
        return new ViewFigures(
                latest.size(),
                head == null ? null : behind(latest, head),
                behindBy(told, latest).orElse(null),
                Math.toIntExact(
                        told.peers().stream().filter(ViewFigures::servesFullHistory).count()),
                Math.toIntExact(told.peers().stream().filter(ViewFigures::servesSnap).count()),
                disagreement(own, others, block).orElse(null));
    }

    private static int behind(List<Long> latest, long head) {
        return Math.toIntExact(
                latest.stream().filter(block -> block < head - BLOCKS_BEHIND).count());
    }

    private static Optional<Long> behindBy(Observation.Told told, List<Long> latest) {
        Long head = told.chain().headBlock();
        if (head == null || latest.isEmpty() || Boolean.TRUE.equals(told.chain().syncing())) {
            return Optional.empty();
        }
        return Optional.of(Math.max(0, lowerMedian(latest) - head));
    }

    /** So that one node that is off does not make the others look off. */
    private static Optional<Long> disagreement(
            @Nullable OwnHead own, List<OwnHead> others, Duration blockTime) {
        if (own == null) {
            return Optional.empty();
        }
        List<Long> distances =
                others.stream()
                        .filter(other -> other.networkId().equals(own.networkId()))
                        .map(other -> own.blocksFrom(other, blockTime))
                        .sorted()
                        .toList();
        return distances.isEmpty() ? Optional.empty() : Optional.of(lowerMedian(distances));
    }

    private static long lowerMedian(List<Long> sorted) {
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static boolean servesFullHistory(ObservedPeer peer) {
        EthProtocol eth = peer.peer().eth();
        return eth != null && Long.valueOf(0).equals(eth.earliestBlock());
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
