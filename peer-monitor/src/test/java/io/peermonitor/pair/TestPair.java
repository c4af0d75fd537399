package io.peermonitor.pair;

import io.peermonitor.peer.BeaconChain;
import io.peermonitor.peer.BeaconChain.SlotTime;
import io.peermonitor.peer.ChainRules;
import io.peermonitor.peer.ChainState;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Fork;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Limited;
import io.peermonitor.peer.PollResult.Unreached;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pair, healthy until a test breaks a part of it. */
final class TestPair {

    static final NodeName NODE = new NodeName("geth-0");
    static final Duration SLOT = Duration.ofSeconds(12);

    static final String MAINNET_BLOCK =
            "d4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3";
    static final String MAINNET_VALIDATORS =
            "4b363db94e286120d76eb905340fdd4e54bfe9f06bf33ff6cf5ad27f511bfe95";
    static final String SEPOLIA_BLOCK =
            "25a5cc106eea7138acab33231d7160d69cb777ee0c2c553fcddf5138993e6dd9";
    static final String SEPOLIA_VALIDATORS =
            "d8ea171f3c94aea21ebc42a1ed61052acf3f9209c00e4efbaaddac09ed9b8078";

    private static final Instant GENESIS = Instant.parse("2020-12-01T12:00:23Z");

    @Nullable Instant genesis = GENESIS;
    Moment at = new Moment(GENESIS.plus(SLOT.multipliedBy(10_000)).plusSeconds(5), 0);

    @Nullable FailureReason executionFailure;
    @Nullable Long executionHead = 9_000L;
    boolean executionSyncing;
    @Nullable Duration executionClock = Duration.ZERO;
    @Nullable Long executionPeers = 50L;
    ChainRules executionRules = new ChainRules(1L, MAINNET_BLOCK, forks(1_700_000_000L));

    @Nullable FailureReason consensusFailure;
    @Nullable Long consensusBlock = 9_000L;
    @Nullable Long headSlot = 10_000L;
    boolean consensusSyncing;
    boolean optimistic;
    @Nullable Boolean executionOffline = false;
    @Nullable Duration consensusClock = Duration.ZERO;
    ChainRules consensusRules = new ChainRules(1L, MAINNET_VALIDATORS, forks(1_700_000_000L));

    private @Nullable PollResult latestExecution;
    private @Nullable PollResult latestConsensus;

    static Map<Fork, Long> forks(long fulu) {
        return Map.of(Fork.ELECTRA, 1_650_000_000L, Fork.FULU, fulu);
    }

    /** Both clients polled now. */
    PairReading read() {
        readExecution();
        return readConsensus();
    }

    /** Only the execution client polled now; of the other the poll before. */
    PairReading readExecution() {
        NodeIdentity identity = identity(executionClock, executionRules);
        ChainState chain = new ChainState(executionHead, executionSyncing, null);
        latestExecution = poll(executionFailure, identity, chain, executionPeers);
        return reading();
    }

    PairReading readConsensus() {
        NodeIdentity identity = identity(consensusClock, consensusRules);
        SlotTime time = genesis == null ? null : new SlotTime(genesis, SLOT, 32);
        BeaconChain beacon = new BeaconChain(headSlot, optimistic, executionOffline, 310L, time);
        ChainState chain = new ChainState(consensusBlock, consensusSyncing, null, beacon);
        latestConsensus = poll(consensusFailure, identity, chain, 80L);
        return reading();
    }

    PairReading reading() {
        return new PairReading(NODE, at, latestExecution, latestConsensus);
    }

    void wait(Duration time) {
        at = new Moment(at.at().plus(time), at.nanos() + time.toNanos());
    }

    private PollResult poll(
            @Nullable FailureReason failure,
            NodeIdentity identity,
            ChainState chain,
            @Nullable Long peers) {
        return failure == null
                ? new Limited(NODE, at, Duration.ZERO, identity, chain, peers, "advice")
                : new Unreached(NODE, at, Duration.ZERO, failure, "http://hostile.example");
    }

    private static NodeIdentity identity(@Nullable Duration clock, ChainRules rules) {
        return NodeIdentity.UNKNOWN.withClockOffset(clock).withRules(rules);
    }
}
