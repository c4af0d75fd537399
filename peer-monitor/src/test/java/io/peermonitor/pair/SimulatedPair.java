package io.peermonitor.pair;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.PairVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** A healthy chain with what is usual on one, read by the polls of both sides. */
// a test knows which parts of its own sample it has set
@SuppressWarnings({"NullAway", "CanonicalDuration", "EnumOrdinal"})
final class SimulatedPair {

    private static final int SECONDS_PER_SLOT = 12;
    private static final int SECONDS_PER_POLL = 10;

    /** Mainnet misses about 1 slot in 100; this is worse. */
    private static final double EMPTY = 0.05;

    /** A block after half of the slot instead of its first seconds. */
    private static final double LATE = 0.02;

    private static final double FAILED_POLL = 0.01;

    private final Random random;
    private final int phase;
    private final List<PairVerdict> told = new ArrayList<>();
    private final Instant genesis = new TestPair().genesis;
    private Pair pair = Pair.of(TestPair.NODE, PairRules.USUAL);
    private long second = 12 * 10_000L;
    private long headSlot = 10_000;
    private long block = 9_000;
    private int arrival;
    private int emptySlots;
    private int failedPolls;
    private PairReading execution;
    private PairReading consensus;

    SimulatedPair(long seed) {
        this.random = new Random(seed);
        this.phase = 1 + random.nextInt(SECONDS_PER_POLL - 1);
        TestPair start = new TestPair();
        execution = start.readExecution();
        consensus = start.readConsensus();
    }

    List<PairVerdict> told() {
        return List.copyOf(told);
    }

    int emptySlots() {
        return emptySlots;
    }

    int failedPolls() {
        return failedPolls;
    }

    /** So many slots, with the fault in every poll. */
    void run(int slots, Consumer<TestPair> fault) {
        for (long end = second + (long) slots * SECONDS_PER_SLOT; second < end; second++) {
            grow();
            if (second % SECONDS_PER_POLL == 0) {
                execution = now(fault, true).readExecution();
                tell(execution.at());
            }
            if (second % SECONDS_PER_POLL == phase) {
                consensus = now(fault, false).readConsensus();
                tell(consensus.at());
            }
        }
    }

    private void grow() {
        long into = second % SECONDS_PER_SLOT;
        if (into == 0) {
            boolean empty = random.nextDouble() < EMPTY;
            boolean late = random.nextDouble() < LATE;
            emptySlots += empty ? 1 : 0;
            arrival = empty ? -1 : late ? 6 + random.nextInt(6) : 1 + random.nextInt(3);
        }
        if (into == arrival) {
            headSlot = second / SECONDS_PER_SLOT;
            block++;
        }
    }

    private TestPair now(Consumer<TestPair> fault, boolean ofExecution) {
        TestPair half = new TestPair();
        half.wait(Duration.between(half.at.at(), genesis.plusSeconds(second)));
        half.headSlot = headSlot;
        half.executionHead = block;
        half.consensusBlock = block;
        half.executionClock = Duration.ofMillis(random.nextInt(-500, 501));
        half.consensusClock = Duration.ofMillis(random.nextInt(-500, 501));
        if (random.nextDouble() < FAILED_POLL) {
            failedPolls++;
            half.executionFailure = ofExecution ? FailureReason.TIMEOUT : null;
            half.consensusFailure = ofExecution ? null : FailureReason.TIMEOUT;
        }
        fault.accept(half);
        return half;
    }

    private void tell(Moment at) {
        pair =
                pair.after(
                        new PairReading(
                                TestPair.NODE, at, execution.execution(), consensus.consensus()));
        if (told.isEmpty() || told.getLast() != pair.verdict()) {
            told.add(pair.verdict());
        }
    }
}
