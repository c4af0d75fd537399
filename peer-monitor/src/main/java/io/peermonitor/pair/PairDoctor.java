package io.peermonitor.pair;

import io.peermonitor.peer.BeaconChain;
import io.peermonitor.peer.ChainState;
import io.peermonitor.peer.PairVerdict;
import io.peermonitor.peer.PollResult;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the first cause that applies, in the order of {@link PairVerdict}. */
final class PairDoctor {

    private final PairRules rules;
    private final PairReading reading;

    /** The verdict that is told now: what it says has to be left further behind than entered. */
    private final PairVerdict told;

    private final PairFigures figures;
    private final ChainState execution;
    private final ChainState consensus;
    private final @Nullable BeaconChain beacon;

    PairDoctor(PairRules rules, PairReading reading, PairVerdict told) {
        this.rules = rules;
        this.reading = reading;
        this.told = told;
        this.figures = PairFigures.of(reading);
        this.execution = PairReading.chain(reading.execution());
        this.consensus = PairReading.chain(reading.consensus());
        this.beacon = consensus.beacon();
    }

    PairVerdict verdict() {
        return Stream.of(PairVerdict.values())
                .filter(this::applies)
                .findFirst()
                .orElse(PairVerdict.HEALTHY);
    }

    private boolean applies(PairVerdict verdict) {
        return switch (verdict) {
            case PENDING -> !reading.complete();
            case WRONG_NETWORK ->
                    figures.executionChainId() != null
                            && figures.consensusChainId() != null
                            && !figures.executionChainId().equals(figures.consensusChainId());
            case RULES_MISMATCH -> RulesComparison.difference(reading).isPresent();
            case CLOCK_SKEW ->
                    Stream.of(
                                    figures.executionClockOffset(),
                                    figures.consensusClockOffset(),
                                    figures.headAhead())
                            .anyMatch(this::isOff);
            case EXECUTION_OFFLINE -> isMissed() && !isRead(reading.execution());
            case JWT_REFUSED -> isMissed() && isRead(reading.execution()) && !isDriven(verdict);
            case BLIND -> !isRead(reading.execution()) || !isRead(reading.consensus());
            case CONSENSUS_SYNCING ->
                    Boolean.TRUE.equals(consensus.syncing())
                            || exceeds(rules.slots(), figures.slotsBehind(), verdict);
            case EXECUTION_SYNCING ->
                    Boolean.TRUE.equals(execution.syncing())
                            || exceeds(rules.blocks(), unexplained(-1), verdict);
            case OPTIMISTIC -> beacon != null && Boolean.TRUE.equals(beacon.optimistic());
            case HEADS_APART -> exceeds(rules.blocks(), unexplained(1), verdict);
            case HEALTHY -> true;
        };
    }

    private static boolean isRead(@Nullable PollResult poll) {
        return PairReading.isRead(poll);
    }

    /** Whether the consensus client says that it cannot use its execution client. */
    private boolean isMissed() {
        return beacon != null && Boolean.TRUE.equals(beacon.executionOffline());
    }

    /**
     * Whether the execution client does what only a consensus client can tell it to: then {@code
     * el_offline} is about something else. Prysm says it also while its execution client syncs, and
     * where the deposit contract has no code.
     */
    private boolean isDriven(PairVerdict verdict) {
        return Boolean.TRUE.equals(execution.syncing()) || followsTheClock(verdict);
    }

    /** A fresh head that the execution client has verified, and has. */
    private boolean followsTheClock(PairVerdict verdict) {
        return beacon != null
                && Boolean.FALSE.equals(beacon.optimistic())
                && figures.slotsBehind() != null
                && !exceeds(rules.slots(), figures.slotsBehind(), verdict)
                && !exceeds(rules.blocks(), unexplained(-1), verdict);
    }

    private boolean isOff(@Nullable Duration offset) {
        return offset != null
                && rules.clock()
                        .exceededBy(
                                TimeUnit.MILLISECONDS.convert(offset.abs()),
                                told == PairVerdict.CLOCK_SKEW);
    }

    private boolean exceeds(PairRules.Limit limit, @Nullable Long value, PairVerdict verdict) {
        return value != null && limit.exceededBy(value, told == verdict);
    }

    /** Blocks apart in this direction, less those that may have come between the two polls. */
    private @Nullable Long unexplained(int direction) {
        Long apart = figures.blocksApart();
        PollResult one = reading.execution();
        PollResult other = reading.consensus();
        if (apart == null || one == null || other == null) {
            return null;
        }
        Duration between = one.at().since(other.at()).abs();
        return Math.max(0, direction * apart) - between.toMillis() / slotMillis();
    }

    private long slotMillis() {
        return beacon == null || beacon.time() == null
                ? Duration.ofSeconds(12).toMillis()
                : beacon.time().slot().toMillis();
    }
}
