package io.peermonitor.dashboards;

import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.peermonitor.PeerMonitorApplication;
import io.peermonitor.dashboards.RealPrometheus.Job;
import io.peermonitor.realnodes.MeasuredGeth;
import io.peermonitor.simulation.SimulatedFleet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The monitor over the simulated fleet of pairs, a real Geth, a replayed Prysm, and who scrapes
 * them.
 */
final class MeasuredStack implements AutoCloseable {

    /** The node that has all three: simulated peers, Geth's metrics and Prysm's. */
    static final String NODE = "geth-0";

    /** Another one beside it, so that names which two nodes would share are found. */
    private static final List<String> NODES = List.of(NODE, "geth-1");

    private static final String CLOCK_OF_NODE =
            "peer_monitor_clock_offset_seconds{node=\"%s\"}".formatted(NODE);

    private final SimulatedFleet fleet = SimulatedFleet.start(1);
    private final ConfigurableApplicationContext monitor = monitorThatKnowsTheClock(fleet);
    private final MeasuredGeth geth = MeasuredGeth.start();
    private final RecordedPrysm prysm = RecordedPrysm.start();
    private final RealPrometheus prometheus = RealPrometheus.scraping(jobs());

    RealPrometheus prometheus() {
        return prometheus;
    }

    @Override
    public void close() {
        prometheus.close();
        prysm.close();
        geth.close();
        monitor.close();
        fleet.close();
    }

    private List<Job> jobs() {
        String port = monitor.getEnvironment().getRequiredProperty("local.server.port");
        return List.of(
                new Job("peer-monitor", "127.0.0.1:" + port, "/actuator/prometheus", List.of()),
                new Job("geth", geth.address(), "/debug/metrics/prometheus", NODES),
                new Job("prysm", prysm.address(), "/metrics", NODES));
    }

    /**
     * A clock that a busy machine missed at the first poll is asked again after 10 minutes only.
     */
    private static ConfigurableApplicationContext monitorThatKnowsTheClock(SimulatedFleet fleet) {
        for (int start = 1; start < 4; start++) {
            ConfigurableApplicationContext monitor = monitor(fleet);
            PrometheusMeterRegistry metrics = monitor.getBean(PrometheusMeterRegistry.class);
            try {
                await().atMost(Duration.ofSeconds(15))
                        .until(() -> metrics.scrape().contains(CLOCK_OF_NODE));
                return monitor;
            } catch (ConditionTimeoutException busy) {
                monitor.close();
            }
        }
        return monitor(fleet);
    }

    private static ConfigurableApplicationContext monitor(SimulatedFleet fleet) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.port=0");
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--peer-monitor.polling.interval=2s");
        arguments.add("--peer-monitor.console.table-every=0");
        fleet.urls()
                .forEach((name, url) -> {
                    arguments.add("--peer-monitor.nodes." + name + ".url=" + url);
                    arguments.add("--peer-monitor.nodes." + name + ".peer-limit=50");
                });
        fleet.consensusUrls()
                .forEach((name, url) ->
                        arguments.add("--peer-monitor.nodes." + name + ".consensus-url=" + url));
        return SpringApplication.run(
                PeerMonitorApplication.class, arguments.toArray(String[]::new));
    }
}
