package io.peermonitor.pair;

import io.peermonitor.peer.BeaconChain;
import io.peermonitor.peer.ChainState;
import io.peermonitor.peer.EthProtocol;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Reached;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The two clients side by side, as of the latest poll of each; absent where it is not known now.
 *
 * @param executionHead number of the execution client's newest block
 * @param consensusBlock number of the execution block in the consensus client's head
 * @param blocksApart the first minus the second
 * @param headSlot slot of the consensus client's head
 * @param slotsBehind slots between that and the clock
 * @param headAge age of that head by the clock
 * @param epochsToFinality epochs between the finalized one and the clock
 * @param blocksBehindPeers how far the execution client is behind the median of what its peers
 *     announce; absent where fewer than three do
 * @param executionClockOffset its clock minus ours
 * @param consensusClockOffset its clock minus ours
 */
public record PairFigures(
        @Nullable Long executionHead,
        @Nullable Long consensusBlock,
        @Nullable Long blocksApart,
        @Nullable Long headSlot,
        @Nullable Long slotsBehind,
        @Nullable Duration headAge,
        @Nullable Long epochsToFinality,
        @Nullable Long blocksBehindPeers,
        @Nullable Long executionChainId,
        @Nullable Long consensusChainId,
        @Nullable Duration executionClockOffset,
        @Nullable Duration consensusClockOffset,
        @Nullable Long executionPeers,
        @Nullable Long consensusPeers) {

    /** Fewer could be one liar and its friend. */
    private static final int FEWEST_TO_COMPARE = 3;

    private static final BeaconChain UNKNOWN = new BeaconChain(null, null, null, null, null);

    static PairFigures of(PairReading reading) {
        ChainState execution = PairReading.chain(reading.execution());
        ChainState consensus = PairReading.chain(reading.consensus());
        BeaconChain beacon = consensus.beacon() == null ? UNKNOWN : consensus.beacon();
        PollResult poll = reading.consensus();
        Instant asked = poll == null ? Instant.EPOCH : poll.at().at();
        Duration headAge = headAge(beacon, asked);
        return new PairFigures(
                execution.headBlock(),
                consensus.headBlock(),
                minus(execution.headBlock(), consensus.headBlock()),
                beacon.headSlot(),
                headAge == null ? null : beacon.slotsBehind(asked),
                headAge,
                beacon.epochsToFinality(asked),
                behindPeers(reading.execution()),
                PairReading.identity(reading.execution()).rules().chainId(),
                PairReading.identity(reading.consensus()).rules().chainId(),
                PairReading.identity(reading.execution()).clockOffset(),
                PairReading.identity(reading.consensus()).clockOffset(),
                PairReading.peers(reading.execution()),
                PairReading.peers(reading.consensus()));
    }

    /** How far the head is in the future, which no right clock shows; absent where it is not. */
    @Nullable Duration headAhead() {
        boolean begun = headSlot != null && headSlot > 0;
        return begun && headAge != null && headAge.isNegative() ? headAge.negated() : null;
    }

    /** Absent also for a slot beyond any calendar. */
    private static @Nullable Duration headAge(BeaconChain beacon, Instant asked) {
        try {
            return beacon.headAge(asked);
        } catch (ArithmeticException | DateTimeException beyond) {
            return null;
        }
    }

    private static @Nullable Long behindPeers(@Nullable PollResult execution) {
        Long head = PairReading.chain(execution).headBlock();
        if (head == null || !(execution instanceof Reached reached)) {
            return null;
        }
        List<Long> announced =
                reached.snapshot().peers().stream()
                        .map(Peer::eth)
                        .filter(Objects::nonNull)
                        .map(EthProtocol::latestBlock)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList();
        return announced.size() < FEWEST_TO_COMPARE
                ? null
                : Long.valueOf(announced.get((announced.size() - 1) / 2) - head);
    }

    /** Both are at least 0, so this never overflows. */
    private static @Nullable Long minus(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null ? null : Long.valueOf(one - other);
    }
}
