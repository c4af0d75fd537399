package io.peermonitor.metrics;

import io.micrometer.core.instrument.Clock;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.PairVerdict;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was counted of one client of one node; counted on in a copy, and not changed once shown. */
final class Counted {

    static final List<Duration> POLL_BUCKETS =
            List.of(
                    Duration.ofMillis(10),
                    Duration.ofMillis(50),
                    Duration.ofMillis(100),
                    Duration.ofMillis(250),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(2500),
                    Duration.ofSeconds(5));

    static final List<Duration> SESSION_BUCKETS =
            List.of(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofHours(1),
                    Duration.ofHours(6),
                    Duration.ofDays(1),
                    Duration.ofDays(7));

    private final Map<FailureReason, Long> failures;
    private final Map<Direction, Long> joins;
    private final Map<Direction, Map<DisconnectReason, Long>> leaves;
    private final Map<PairVerdict, Long> verdicts;
    private long missedJoins;
    private long missedLeaves;
    private Durations polls;
    private Durations sessions;

    private Counted(
            Map<FailureReason, Long> failures,
            Map<Direction, Long> joins,
            Map<Direction, Map<DisconnectReason, Long>> leaves,
            Map<PairVerdict, Long> verdicts,
            Durations polls,
            Durations sessions) {
        this.failures = failures;
        this.joins = joins;
        this.leaves = leaves;
        this.verdicts = verdicts;
        this.polls = polls;
        this.sessions = sessions;
    }

    static Counted nothing(Clock clock) {
        return new Counted(
                new EnumMap<>(FailureReason.class),
                new EnumMap<>(Direction.class),
                new EnumMap<>(Direction.class),
                new EnumMap<>(PairVerdict.class),
                Durations.none(POLL_BUCKETS, clock),
                Durations.none(SESSION_BUCKETS, clock));
    }

    Counted copy() {
        Map<Direction, Map<DisconnectReason, Long>> left = new EnumMap<>(Direction.class);
        leaves.forEach(
                (direction, reasons) -> left.put(direction, copy(reasons, DisconnectReason.class)));
        Counted copy =
                new Counted(
                        copy(failures, FailureReason.class),
                        copy(joins, Direction.class),
                        left,
                        copy(verdicts, PairVerdict.class),
                        polls,
                        sessions);
        copy.missedJoins = missedJoins;
        copy.missedLeaves = missedLeaves;
        return copy;
    }

    private static <E extends Enum<E>> Map<E, Long> copy(Map<E, Long> counts, Class<E> type) {
        Map<E, Long> copy = new EnumMap<>(type);
        copy.putAll(counts);
        return copy;
    }

    void poll(Duration took) {
        polls = polls.with(took);
    }

    void failure(FailureReason reason) {
        failures.merge(reason, 1L, Long::sum);
    }

    void join(Direction direction) {
        joins.merge(direction, 1L, Long::sum);
    }

    void leave(Direction direction, DisconnectReason reason, Duration lasted) {
        leaves.computeIfAbsent(direction, _ -> new EnumMap<>(DisconnectReason.class))
                .merge(reason, 1L, Long::sum);
        sessions = sessions.with(lasted);
    }

    void missed(int joined, int left) {
        missedJoins += joined;
        missedLeaves += left;
    }

    void verdict(PairVerdict verdict) {
        verdicts.merge(verdict, 1L, Long::sum);
    }

    Durations polls() {
        return polls;
    }

    Durations sessions() {
        return sessions;
    }

    long failures(FailureReason reason) {
        return failures.getOrDefault(reason, 0L);
    }

    long joins(Direction direction) {
        return joins.getOrDefault(direction, 0L);
    }

    long leaves(Direction direction, DisconnectReason reason) {
        return leaves.getOrDefault(direction, Map.of()).getOrDefault(reason, 0L);
    }

    /** For whatever reason. */
    long leaves(Direction direction) {
        return leaves.getOrDefault(direction, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    long missedJoins() {
        return missedJoins;
    }

    long missedLeaves() {
        return missedLeaves;
    }

    long verdicts(PairVerdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }
}
