package io.peermonitor.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One metric that has the same series for every node.
 *
 * @param series in the order in which the Prometheus library writes those of one node
 */
record Metric(String name, Kind kind, String help, List<Series> series) {

    private static final String BUCKET = "le";

    /** What one node has of a series, null for none; the node is not looked at again. */
    interface Figures {
        @Nullable Double of(Series series);
    }

    Metric {
        series =
                kind == Kind.HISTOGRAM
                        ? List.copyOf(series)
                        : series.stream().sorted(Comparator.comparing(Series::labels)).toList();
    }

    static Metric gauge(String name, String help, Function<NodeFacts, @Nullable Double> figure) {
        return new Metric(name, Kind.GAUGE, help, List.of(Series.alone(figure)));
    }

    static Metric gauge(String name, String help, List<Series> series) {
        return new Metric(name, Kind.GAUGE, help, series);
    }

    /** The name without {@code _total}. */
    static Metric counter(String name, String help, List<Series> series) {
        return new Metric(name, Kind.COUNTER, help, series);
    }

    static Series bucket(double bound, Function<NodeFacts, @Nullable Double> figure) {
        return Series.of(BUCKET, Double.toString(bound), figure);
    }

    /** As the library has it, of all nodes by their names. */
    MetricSnapshot snapshot(Map<String, Figures> nodes) {
        return switch (kind) {
            case GAUGE -> {
                GaugeSnapshot.Builder all = GaugeSnapshot.builder().name(name).help(help);
                forEach(
                        nodes,
                        (labels, value) ->
                                all.dataPoint(new GaugeDataPointSnapshot(value, labels, null)));
                yield all.build();
            }
            case COUNTER -> {
                CounterSnapshot.Builder all = CounterSnapshot.builder().name(name).help(help);
                forEach(
                        nodes,
                        (labels, value) ->
                                all.dataPoint(
                                        new CounterDataPointSnapshot(value, labels, null, 0)));
                yield all.build();
            }
            case HISTOGRAM -> {
                HistogramSnapshot.Builder all = HistogramSnapshot.builder().name(name).help(help);
                nodes.forEach((node, figures) -> addHistogram(all, node, figures));
                yield all.build();
            }
        };
    }

    private interface Points {
        void add(Labels labels, double value);
    }

    private void forEach(Map<String, Figures> nodes, Points points) {
        nodes.forEach((node, figures) -> {
            for (Series one : series) {
                Double value = figures.of(one);
                if (value != null) {
                    points.add(one.of(node), value);
                }
            }
        });
    }

    private void addHistogram(HistogramSnapshot.Builder all, String node, Figures figures) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        long before = 0;
        for (Series bucket : series.subList(0, series.size() - 2)) {
            Double upTo = figures.of(bucket);
            if (upTo == null) {
                return;
            }
            double bound = Double.parseDouble(bucket.labels().getValue(0));
            buckets.bucket(bound, upTo.longValue() - before);
            before = upTo.longValue();
        }
        Double sum = figures.of(series.getLast());
        all.dataPoint(
                HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(buckets.build())
                        .sum(sum == null ? Double.NaN : sum)
                        .labels(Labels.of(Series.NODE, node))
                        .build());
    }

    MetricFamilyDescriptor descriptor() {
        Set<String> labels =
                series.stream()
                        .flatMap(one -> one.labels().stream())
                        .map(Label::getName)
                        .filter(label -> !label.equals(BUCKET))
                        .collect(Collectors.toCollection(TreeSet::new));
        labels.add(Series.NODE);
        return MetricFamilyDescriptor.of(kind.type(), new MetricMetadata(name, help), labels);
    }
}
