package io.peermonitor.web;

import io.peermonitor.pair.Pair;
import io.peermonitor.pair.PairFigures;
import io.peermonitor.peer.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the two clients of a node work together; null where it is not known now.
 *
 * @param verdict healthy, or the first cause that applies
 * @param since when the verdict was first told
 * @param detail the numbers and what to do
 * @param figures what the verdict rests on
 */
record PairView(
        String node, String verdict, @Nullable Instant since, String detail, Figures figures) {

    /**
     * The two clients side by side.
     *
     * @param executionHead number of the execution client's newest block
     * @param consensusBlock number of the execution block in the consensus client's head
     * @param blocksApart the first minus the second; -1 to 1 is good
     * @param headSlot slot of the consensus client's head
     * @param slotsBehind slots between that and the clock; 0 to 2 is good
     * @param headAgeSeconds age of that head by the clock
     * @param finalityEpochs epochs between the finalized one and the clock; 2 or 3 is good
     * @param blocksBehindPeers how far the execution client is behind the median of its peers
     * @param executionClockOffsetSeconds its clock minus ours; within 1 second is good
     * @param consensusClockOffsetSeconds its clock minus ours; within 1 second is good
     */
    record Figures(
            @Nullable Long executionHead,
            @Nullable Long consensusBlock,
            @Nullable Long blocksApart,
            @Nullable Long headSlot,
            @Nullable Long slotsBehind,
            @Nullable Double headAgeSeconds,
            @Nullable Long finalityEpochs,
            @Nullable Long blocksBehindPeers,
            @Nullable Long executionChainId,
            @Nullable Long consensusChainId,
            @Nullable Double executionClockOffsetSeconds,
            @Nullable Double consensusClockOffsetSeconds,
            @Nullable Long executionPeers,
            @Nullable Long consensusPeers) {

        static Figures of(PairFigures figures) {
            return new Figures(
                    figures.executionHead(),
                    figures.consensusBlock(),
                    figures.blocksApart(),
                    figures.headSlot(),
                    figures.slotsBehind(),
                    Seconds.ofNullable(figures.headAge()),
                    figures.epochsToFinality(),
                    figures.blocksBehindPeers(),
                    figures.executionChainId(),
                    figures.consensusChainId(),
                    Seconds.ofNullable(figures.executionClockOffset()),
                    Seconds.ofNullable(figures.consensusClockOffset()),
                    figures.executionPeers(),
                    figures.consensusPeers());
        }
    }

    static PairView of(Pair pair) {
        Moment since = pair.since();
        return new PairView(
                pair.node().value(),
                pair.verdict().label(),
                since == null ? null : since.at(),
                pair.finding().sentence(),
                Figures.of(pair.finding().figures()));
    }
}
