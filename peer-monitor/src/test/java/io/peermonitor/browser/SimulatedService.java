package io.peermonitor.browser;

import io.peermonitor.PeerMonitorApplication;
import io.peermonitor.TestPeerMonitorApplication;
import io.peermonitor.simulation.SimulatedFleet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole product over the simulated fleet, whose time stands still until the test moves it. */
record SimulatedService(SimulatedFleet fleet, ConfigurableApplicationContext context)
        implements AutoCloseable {

    static SimulatedService start() {
        return start(Map.of());
    }

    /** With these settings where they differ from the demo's. */
    static SimulatedService start(Map<String, String> differing) {
        SimulatedFleet fleet = SimulatedFleet.paused(1);
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.port=0");
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--peer-monitor.console.table-every=0");
        Map<String, String> settings = TestPeerMonitorApplication.settings(fleet);
        settings.putAll(differing);
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SimulatedService(
                fleet,
                SpringApplication.run(
                        PeerMonitorApplication.class, arguments.toArray(String[]::new)));
    }

    String url() {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return "http://127.0.0.1:" + port + "/";
    }

    @Override
    public void close() {
        context.close();
        fleet.close();
    }
}
