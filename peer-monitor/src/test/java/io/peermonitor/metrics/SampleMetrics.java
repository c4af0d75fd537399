package io.peermonitor.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.sample.SampleFleet;
import java.time.Duration;

/** The metrics of a sample fleet, wired as in the service but without it. */
record SampleMetrics(FleetMeters meters, FleetCollector collector) {

    private static final byte[] NO_OTHERS = {};

    /** Counts the polls from now on and shows the fleet as it is at each scrape. */
    static SampleMetrics of(SampleFleet fleet) {
        return of(fleet, new FleetMeters());
    }

    static SampleMetrics of(SampleFleet fleet, FleetMeters meters) {
        fleet.tell(meters);
        return new SampleMetrics(meters, new FleetCollector(fleet, meters, Duration.ofSeconds(10)));
    }

    /** Each text is what the library would write, whatever has happened. */
    Scrape scrape() {
        assertThat(byMetric(text(TextFormat.OPEN_METRICS) + "# EOF\n"))
                .isEqualTo(byMetric(asTheLibraryWrites(TextFormat.OPEN_METRICS)));
        String text = text(TextFormat.PROMETHEUS);
        assertThat(byMetric(text)).isEqualTo(byMetric(asTheLibraryWrites(TextFormat.PROMETHEUS)));
        return Scrape.of(text);
    }

    String text(TextFormat format) {
        return new String(collector.text(format, NO_OTHERS), UTF_8);
    }

    String asTheLibraryWrites(TextFormat format) {
        return new String(format.write(collector.collect()), UTF_8);
    }

    /** The library sorts the metrics of both clients among one another. */
    private static String byMetric(String text) {
        return text.lines().sorted().toList().toString();
    }
}
