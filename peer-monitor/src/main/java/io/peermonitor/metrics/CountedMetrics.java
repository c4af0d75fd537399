package io.peermonitor.metrics;

import io.peermonitor.peer.Direction;
import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Layer;
import io.peermonitor.peer.PairVerdict;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What happened, each from when it is first counted. */
final class CountedMetrics {

    private CountedMetrics() {}

    /** The two clients of a node count apart: nothing is the sum of both. */
    static List<Metric> of(Layer layer) {
        return switch (layer) {
            case EXECUTION -> {
                List<Metric> all = new ArrayList<>(ofBoth("peer_monitor_"));
                all.add(leftByReason());
                all.add(drift());
                all.add(pairChanges());
                yield List.copyOf(all);
            }
            case CONSENSUS -> {
                List<Metric> all = new ArrayList<>(ofBoth("peer_monitor_consensus_"));
                all.add(leftOfConsensus());
                yield List.copyOf(all);
            }
        };
    }

    private static List<Metric> ofBoth(String prefix) {
        String polls = "How long polls took, all questions of one poll together.";
        String sessions = "How long ended sessions had lasted, as far as the monitor saw.";
        return List.of(
                histogram(
                        prefix + "poll_duration_seconds",
                        polls,
                        Counted.POLL_BUCKETS,
                        Counted::polls),
                maximum(
                        prefix + "poll_duration_seconds_max",
                        polls,
                        Counted::polls,
                        NodeFacts::slowestPoll),
                histogram(
                        prefix + "session_duration_seconds",
                        sessions,
                        Counted.SESSION_BUCKETS,
                        Counted::sessions),
                maximum(
                        prefix + "session_duration_seconds_max",
                        sessions,
                        Counted::sessions,
                        NodeFacts::longestSession),
                Metric.counter(
                        prefix + "poll_failures",
                        "Polls that got no peer table, by reason.",
                        Arrays.stream(FailureReason.values())
                                .map(reason ->
                                        count(
                                                Labels.of("reason", reason.label()),
                                                counted -> counted.failures(reason)))
                                .toList()),
                Metric.counter(
                        prefix + "peers_joined",
                        "Peers that connected since the monitor knows the node.",
                        Arrays.stream(Direction.values())
                                .map(direction ->
                                        count(
                                                Labels.of("direction", direction.label()),
                                                counted -> counted.joins(direction)))
                                .toList()));
    }

    private static Metric leftByReason() {
        List<Series> series = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            for (DisconnectReason reason : DisconnectReason.values()) {
                series.add(
                        count(
                                Labels.of("direction", direction.label(), "reason", reason.label()),
                                counted -> counted.leaves(direction, reason)));
            }
        }
        return Metric.counter(
                "peer_monitor_peers_left", "Peers that disconnected, by reason.", series);
    }

    /** No consensus client tells why a peer left. */
    private static Metric leftOfConsensus() {
        return Metric.counter(
                "peer_monitor_consensus_peers_left",
                "Peers that disconnected.",
                Arrays.stream(Direction.values())
                        .map(direction ->
                                count(
                                        Labels.of("direction", direction.label()),
                                        counted -> counted.leaves(direction)))
                        .toList());
    }

    private static Metric drift() {
        return Metric.counter(
                "peer_monitor_event_drift",
                "Changes that the node should have pushed and only a poll found.",
                List.of(
                        count(Labels.of("change", "join"), Counted::missedJoins),
                        count(Labels.of("change", "leave"), Counted::missedLeaves)));
    }

    private static Metric pairChanges() {
        return Metric.counter(
                "peer_monitor_pair_changes",
                "Changes of the verdict on the node's two clients, by the new one.",
                Arrays.stream(PairVerdict.values())
                        .map(verdict ->
                                count(
                                        Labels.of("verdict", verdict.label()),
                                        counted -> counted.verdicts(verdict)))
                        .toList());
    }

    private static Series count(Labels labels, ToLongFunction<Counted> count) {
        return new Series(labels, facts -> aboveZero(count.applyAsLong(facts.counted())));
    }

    private static @Nullable Double aboveZero(long count) {
        return count == 0 ? null : Double.valueOf((double) count);
    }

    private static Metric histogram(
            String name,
            String help,
            List<Duration> bounds,
            Function<Counted, Durations> durations) {
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            int bound = i;
            double seconds = bounds.get(i).toMillis() / 1000.0;
            series.add(Metric.bucket(seconds, once(durations, some -> (double) some.upTo(bound))));
        }
        series.add(
                Metric.bucket(
                        Double.POSITIVE_INFINITY, once(durations, some -> (double) some.count())));
        series.add(Series.alone(once(durations, some -> (double) some.count())));
        series.add(Series.alone(once(durations, Durations::seconds)));
        return new Metric(name, Kind.HISTOGRAM, help, series);
    }

    private static Metric maximum(
            String name,
            String help,
            Function<Counted, Durations> durations,
            ToDoubleFunction<NodeFacts> seconds) {
        return Metric.gauge(
                name,
                help,
                facts ->
                        durations.apply(facts.counted()).count() == 0
                                ? null
                                : Double.valueOf(seconds.applyAsDouble(facts)));
    }

    private static Function<NodeFacts, @Nullable Double> once(
            Function<Counted, Durations> durations, ToDoubleFunction<Durations> figure) {
        return facts -> {
            Durations some = durations.apply(facts.counted());
            return some.count() == 0 ? null : Double.valueOf(figure.applyAsDouble(some));
        };
    }
}
