package io.peermonitor.pair;

import io.peermonitor.peer.BeaconChain;
import io.peermonitor.peer.ChainRules;
import io.peermonitor.peer.Fork;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the two clients follow different rules in; each in words for the operator. */
final class RulesComparison {

    private RulesComparison() {}

    /** The first difference; empty when what both tell agrees. */
    static Optional<String> difference(PairReading reading) {
        ChainRules execution = PairReading.identity(reading.execution()).rules();
        ChainRules consensus = PairReading.identity(reading.consensus()).rules();
        Long chainId = execution.chainId() == null ? consensus.chainId() : execution.chainId();
        if (chainId != null && KnownNetworks.hasOtherBlock(chainId, execution)) {
            return Optional.of("the execution client's block 0 is not that of chain " + chainId);
        }
        if (chainId != null && KnownNetworks.hasOtherValidators(chainId, consensus)) {
            return Optional.of("the consensus client's genesis is not that of chain " + chainId);
        }
        BeaconChain beacon = PairReading.chain(reading.consensus()).beacon();
        Instant genesis = beacon == null || beacon.time() == null ? null : beacon.time().genesis();
        for (Fork fork : Fork.values()) {
            Long one = execution.forkTimes().get(fork);
            Long other = consensus.forkTimes().get(fork);
            if (one != null && other != null && !isSame(one, other, genesis)) {
                return Optional.of(words(fork, one, other));
            }
        }
        return Optional.empty();
    }

    private static String words(Fork fork, long execution, long consensus) {
        boolean later = execution > consensus;
        return "the fork "
                + fork.words()
                + " is at "
                + time(execution)
                + " for the execution client, "
                + (later ? execution - consensus : consensus - execution)
                + (later ? " s later" : " s earlier")
                + " than for the consensus client, "
                + time(consensus);
    }

    private static Instant time(long seconds) {
        return Instant.ofEpochSecond(
                Math.clamp(seconds, Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()));
    }

    /** A fork that a chain began with has any time up to its genesis, often 0. */
    private static boolean isSame(long one, long other, @Nullable Instant genesis) {
        long start = genesis == null ? 0 : genesis.getEpochSecond();
        return Math.max(one, start) == Math.max(other, start);
    }
}
