package io.peermonitor.metrics;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.peermonitor.sample.SampleFleet;
import java.time.Duration;

/** The metrics of a sample fleet, wired as in the service but without it. */
record SampleMetrics(PrometheusMeterRegistry registry) {

    /** Counts the polls from now on and shows the fleet as it is at each scrape. */
    static SampleMetrics of(SampleFleet fleet) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.getPrometheusRegistry()
                .register(new FleetCollector(fleet, Duration.ofSeconds(10)));
        fleet.tell(new FleetMeters(registry));
        return new SampleMetrics(registry);
    }

    Scrape scrape() {
        return Scrape.of(registry.scrape());
    }
}
