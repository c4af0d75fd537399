package io.peermonitor.dashboards;

import io.peermonitor.PeerMonitorApplication;
import io.peermonitor.dashboards.RealPrometheus.Job;
import io.peermonitor.realnodes.MeasuredGeth;
import io.peermonitor.simulation.SimulatedFleet;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The monitor over the simulated fleet, a real Geth, a replayed Prysm, and who scrapes them. */
final class MeasuredStack implements AutoCloseable {

    /** The node that has all three: simulated peers, Geth's metrics and Prysm's. */
    static final String NODE = "geth-0";

    private final SimulatedFleet fleet = SimulatedFleet.start(1);
    private final ConfigurableApplicationContext monitor = monitor(fleet);
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
                new Job("peer-monitor", "127.0.0.1:" + port, "/actuator/prometheus", ""),
                new Job("geth", geth.address(), "/debug/metrics/prometheus", NODE),
                new Job("prysm", prysm.address(), "/metrics", NODE));
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
        return SpringApplication.run(
                PeerMonitorApplication.class, arguments.toArray(String[]::new));
    }
}
