package io.peermonitor.pair;

import io.peermonitor.peer.ChainRules;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.PairVerdict;
import java.time.Duration;
import java.util.function.Consumer;

/** One thing that goes wrong with a healthy pair, and the verdict for it. */
// a test knows which parts of its own sample it has set
@SuppressWarnings({"NullAway", "CanonicalDuration", "EnumOrdinal"})
enum Fault {
    OTHER_CHAIN(
            PairVerdict.WRONG_NETWORK,
            "the execution client is on chain 11155111, its consensus client on chain 1:",
            pair ->
                    pair.executionRules =
                            new ChainRules(
                                    11_155_111L,
                                    TestPair.SEPOLIA_BLOCK,
                                    TestPair.forks(1_700_000_000L))),
    OTHER_FORK(
            PairVerdict.RULES_MISMATCH,
            "osaka/fulu is at 2023-11-14T22:41:44Z for the execution client, 1704 s later than",
            pair ->
                    pair.executionRules =
                            new ChainRules(
                                    1L, TestPair.MAINNET_BLOCK, TestPair.forks(1_700_001_704L))),
    OTHER_GENESIS(
            PairVerdict.RULES_MISMATCH,
            "the execution client's block 0 is not that of chain 1:",
            pair ->
                    pair.executionRules =
                            new ChainRules(
                                    1L, TestPair.SEPOLIA_BLOCK, TestPair.forks(1_700_000_000L))),
    OTHER_VALIDATORS(
            PairVerdict.RULES_MISMATCH,
            "the consensus client's genesis is not that of chain 1:",
            pair ->
                    pair.consensusRules =
                            new ChainRules(
                                    1L,
                                    TestPair.SEPOLIA_VALIDATORS,
                                    TestPair.forks(1_700_000_000L))),
    EXECUTION_CLOCK(
            PairVerdict.CLOCK_SKEW,
            "the execution client's clock is +3.5 s off, the consensus client's +0.0 s off:",
            pair -> pair.executionClock = Duration.ofMillis(3500)),
    CONSENSUS_CLOCK(
            PairVerdict.CLOCK_SKEW,
            "the execution client's clock is +0.0 s off, the consensus client's -60.0 s off:",
            pair -> pair.consensusClock = Duration.ofSeconds(-60)),
    HEAD_IN_FUTURE(
            PairVerdict.CLOCK_SKEW,
            "the head is 7.0 s in the future:",
            pair -> pair.headSlot = slotNow(pair) + 1),
    EXECUTION_DOWN(
            PairVerdict.EXECUTION_OFFLINE,
            "the monitor cannot read it either (refused, nothing listens there",
            pair -> {
                pair.executionFailure = FailureReason.REFUSED;
                pair.executionOffline = true;
            }),
    OTHER_SECRET(
            PairVerdict.JWT_REFUSED,
            "compare the JWT secret of both",
            pair -> {
                pair.executionOffline = true;
                pair.optimistic = true;
            }),
    OTHER_SECRET_AND_HEAD_STANDS(
            PairVerdict.JWT_REFUSED,
            "compare the JWT secret of both",
            pair -> {
                pair.executionOffline = true;
                pair.headSlot = slotNow(pair) - 9;
            }),
    NEVER_DRIVEN(
            PairVerdict.JWT_REFUSED,
            "compare the JWT secret of both",
            pair -> {
                pair.executionOffline = true;
                pair.executionHead = 0L;
            }),
    EXECUTION_UNREAD(
            PairVerdict.BLIND,
            "the monitor cannot read the execution client (timeout, no complete answer in time",
            pair -> pair.executionFailure = FailureReason.TIMEOUT),
    CONSENSUS_UNREAD(
            PairVerdict.BLIND,
            "the monitor cannot read the consensus client (unknown_host, the host name has no",
            pair -> pair.consensusFailure = FailureReason.UNKNOWN_HOST),
    CONSENSUS_BEHIND(
            PairVerdict.CONSENSUS_SYNCING,
            "the consensus client is 9 slots behind the clock with 80 peers:",
            pair -> pair.headSlot = slotNow(pair) - 9),
    CONSENSUS_SAYS_SYNCING(
            PairVerdict.CONSENSUS_SYNCING,
            "the consensus client is 0 slots behind the clock with 80 peers:",
            pair -> pair.consensusSyncing = true),
    EXECUTION_BEHIND(
            PairVerdict.EXECUTION_SYNCING,
            "the execution client is at block 8994, its consensus client at 9000, with 50 peers:",
            pair -> pair.executionHead = block(pair) - 6),
    EXECUTION_SAYS_SYNCING(
            PairVerdict.EXECUTION_SYNCING,
            "the execution client is at block 9000, its consensus client at 9000, with 50 peers:",
            pair -> pair.executionSyncing = true),
    NOT_VERIFIED(
            PairVerdict.OPTIMISTIC,
            "the consensus client follows slot 10000, which its execution client at block 9000",
            pair -> pair.optimistic = true),
    EXECUTION_AHEAD(
            PairVerdict.HEADS_APART,
            "the execution client is at block 9006, its consensus client at 9000:",
            pair -> pair.executionHead = block(pair) + 6);

    final PairVerdict verdict;

    /** What the operator reads when it strikes {@link TestPair} as it is made. */
    final String words;

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas keep nothing
    private final Consumer<TestPair> strike;

    Fault(PairVerdict verdict, String words, Consumer<TestPair> strike) {
        this.verdict = verdict;
        this.words = words;
        this.strike = strike;
    }

    void strike(TestPair pair) {
        strike.accept(pair);
    }

    private static long slotNow(TestPair pair) {
        return Duration.between(pair.genesis, pair.at.at()).dividedBy(TestPair.SLOT);
    }

    private static long block(TestPair pair) {
        return pair.consensusBlock;
    }
}
