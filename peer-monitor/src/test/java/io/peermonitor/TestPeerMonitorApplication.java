package io.peermonitor;

import io.peermonitor.analysis.Indicator;
import io.peermonitor.simulation.SimulatedFleet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * Runs the product against a simulated fleet: {@code mvn -pl peer-monitor spring-boot:test-run}.
 */
public class TestPeerMonitorApplication {

    public static void main(String[] args) {
        SimpleCommandLinePropertySource given = new SimpleCommandLinePropertySource(args);
        SimulatedFleet fleet = SimulatedFleet.start(seed(given));
        Runtime.getRuntime().addShutdownHook(new Thread(fleet::close, "simulation-end"));
        // given twice, an argument would be a list
        Stream<String> added =
                settings(fleet).entrySet().stream()
                        .filter(setting -> !given.containsProperty(setting.getKey()))
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
        SpringApplication.from(PeerMonitorApplication::main)
                .run(Stream.concat(Stream.of(args), added).toArray(String[]::new));
    }

    /** What makes two minutes enough to see everything; each can be given differently. */
    public static Map<String, String> settings(SimulatedFleet fleet) {
        Map<String, String> settings = new LinkedHashMap<>();
        fleet.urls()
                .forEach((name, url) -> {
                    settings.put("peer-monitor.nodes." + name + ".url", url);
                    settings.put("peer-monitor.nodes." + name + ".peer-limit", "50");
                });
        fleet.consensusUrls()
                .forEach((name, url) ->
                        settings.put("peer-monitor.nodes." + name + ".consensus-url", url));
        settings.put("peer-monitor.pair.hold", "6s");
        settings.put("peer-monitor.polling.interval", "2s");
        settings.put("peer-monitor.analysis.young-for", "20s");
        for (Indicator indicator : Indicator.values()) {
            String name = "peer-monitor.analysis.indicators." + indicator.label().replace('_', '-');
            settings.put(name + ".warning-after", "6s");
            settings.put(name + ".critical-after", "6s");
        }
        return settings;
    }

    private static long seed(SimpleCommandLinePropertySource given) {
        String seed = given.getProperty("simulation.seed");
        return seed == null ? 1 : Long.parseLong(seed);
    }
}
