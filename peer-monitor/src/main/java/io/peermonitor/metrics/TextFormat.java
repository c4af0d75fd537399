package io.peermonitor.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A text that Prometheus reads; the series are the same in both, what is said of a metric not. */
public enum TextFormat {
    PROMETHEUS,
    OPEN_METRICS;

    /** As the library writes it. */
    public byte[] write(MetricSnapshots snapshots) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            writer().write(text, snapshots);
        } catch (IOException memory) {
            throw new UncheckedIOException(memory);
        }
        return text.toByteArray();
    }

    private ExpositionFormatWriter writer() {
        return switch (this) {
            case PROMETHEUS -> PrometheusTextFormatWriter.create();
            case OPEN_METRICS -> OpenMetricsTextFormatWriter.create();
        };
    }

    byte[] write(MetricSnapshot snapshot) {
        return write(MetricSnapshots.of(snapshot));
    }
}
