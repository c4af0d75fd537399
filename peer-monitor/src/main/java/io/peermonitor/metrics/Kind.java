package io.peermonitor.metrics;

import io.prometheus.metrics.model.registry.MetricType;

/** What a metric of the fleet is to Prometheus. */
enum Kind {
    GAUGE(MetricType.GAUGE),
    COUNTER(MetricType.COUNTER),
    /** Its series are the buckets, added up, then their count and the sum of what was measured. */
    HISTOGRAM(MetricType.HISTOGRAM);

    private final MetricType type;

    Kind(MetricType type) {
        this.type = type;
    }

    MetricType type() {
        return type;
    }
}
