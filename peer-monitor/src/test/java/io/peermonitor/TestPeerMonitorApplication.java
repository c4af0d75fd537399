package io.peermonitor;

import io.peermonitor.simulation.SimulatedFleet;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * Runs the product against a simulated fleet: {@code mvn -pl peer-monitor spring-boot:test-run}.
 */
public class TestPeerMonitorApplication {

    public static void main(String[] args) {
        SimulatedFleet fleet = SimulatedFleet.start(seed(args));
        Runtime.getRuntime().addShutdownHook(new Thread(fleet::close, "simulation-end"));
        List<String> all = new ArrayList<>(List.of(args));
        fleet.urls()
                .forEach((name, url) -> all.add("--peer-monitor.nodes." + name + ".url=" + url));
        // given twice, an argument would be a list
        if (!given(args).containsProperty("peer-monitor.polling.interval")) {
            all.add("--peer-monitor.polling.interval=2s");
        }
        SpringApplication.from(PeerMonitorApplication::main).run(all.toArray(String[]::new));
    }

    private static long seed(String... args) {
        String seed = given(args).getProperty("simulation.seed");
        return seed == null ? 1 : Long.parseLong(seed);
    }

    private static SimpleCommandLinePropertySource given(String... args) {
        return new SimpleCommandLinePropertySource(args);
    }
}
