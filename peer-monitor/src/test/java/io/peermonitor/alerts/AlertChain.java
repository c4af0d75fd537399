package io.peermonitor.alerts;

import io.peermonitor.PeerMonitorApplication;
import io.peermonitor.alerts.PacedStack.Job;
import io.peermonitor.simulation.SimulatedFleet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The simulated fleet, the monitor, scripted exporters for what else is scraped, a real Prometheus
 * with the shipped rules, a real Alertmanager with the shipped routes and inhibitions, and a
 * webhook: a minute of all of them is a second.
 */
final class AlertChain implements AutoCloseable {

    static final Pace PACE = new Pace(60);

    /** A tick of the fleet is one of its seconds. */
    private static final Duration STEP = Duration.ofMillis(100);

    private static final int TICKS_PER_STEP = PACE.factor() / 10;

    private final SimulatedFleet fleet = SimulatedFleet.pausedInPeace(1);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final int monitorPort = Server.freePort();
    private final ScriptedExporter geth = ScriptedExporter.start();
    private final ScriptedExporter firstPrysm = ScriptedExporter.start();
    private final ScriptedExporter secondPrysm = ScriptedExporter.start();
    private final Webhook webhook = Webhook.start();
    private final Server alertmanager;
    private final Server prometheus;
    private @Nullable ConfigurableApplicationContext monitor;

    private AlertChain() {
        healGeth();
        healPrysms();
        var _ =
                clock.scheduleAtFixedRate(
                        () -> fleet.advance(TICKS_PER_STEP),
                        0,
                        STEP.toMillis(),
                        TimeUnit.MILLISECONDS);
        startMonitor();
        alertmanager = PacedStack.alertmanager(PACE, webhook.url());
        prometheus = PacedStack.prometheus(PACE, jobs(), alertmanager.address());
    }

    static AlertChain start() {
        return new AlertChain();
    }

    SimulatedFleet fleet() {
        return fleet;
    }

    Webhook webhook() {
        return webhook;
    }

    ScriptedExporter geth() {
        return geth;
    }

    /** Of geth-1 the first, of geth-2 the second. */
    ScriptedExporter firstPrysm() {
        return firstPrysm;
    }

    ScriptedExporter secondPrysm() {
        return secondPrysm;
    }

    Server prometheus() {
        return prometheus;
    }

    void healGeth() {
        geth.tells("eth_db_chaindata_disk_size", 800e9)
                .tells("eth_db_chaindata_ancient_size", 400e9)
                .tells("eth_db_stateancient_size", 20e9);
    }

    void healPrysms() {
        for (ScriptedExporter prysm : List.of(firstPrysm, secondPrysm)) {
            prysm.tells("p2p_peer_count{state=\"Connected\"}", 64)
                    .tells("powchain_sync_eth1_connected", 1)
                    .tells("beacon_clock_time_slot", 3_200_001)
                    .tells("beacon_head_slot", 3_200_000)
                    .tells("beacon_finalized_epoch", 99_998);
        }
    }

    void startMonitor() {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.port=" + monitorPort);
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--peer-monitor.polling.interval=1s");
        arguments.add("--peer-monitor.console.table-every=0");
        // blocks come 60 times as fast, so polls of two clients a second apart see other heads:
        // that never lasts
        arguments.add("--peer-monitor.pair.hold=3s");
        fleet.urls()
                .forEach((name, url) -> {
                    arguments.add("--peer-monitor.nodes." + name + ".url=" + url);
                    arguments.add("--peer-monitor.nodes." + name + ".peer-limit=50");
                });
        fleet.consensusUrls()
                .forEach((name, url) ->
                        arguments.add("--peer-monitor.nodes." + name + ".consensus-url=" + url));
        monitor =
                SpringApplication.run(
                        PeerMonitorApplication.class, arguments.toArray(String[]::new));
    }

    void stopMonitor() {
        if (monitor != null) {
            monitor.close();
        }
    }

    @Override
    public void close() {
        prometheus.close();
        alertmanager.close();
        stopMonitor();
        clock.shutdownNow();
        clock.close();
        fleet.close();
        List.of(geth, firstPrysm, secondPrysm).forEach(ScriptedExporter::close);
        webhook.close();
    }

    private List<Job> jobs() {
        return List.of(
                new Job("peer-monitor", "127.0.0.1:" + monitorPort, "/actuator/prometheus", ""),
                new Job("geth", geth.address(), "/metrics", "geth-0"),
                new Job("prysm", firstPrysm.address(), "/metrics", "geth-1"),
                new Job("prysm", secondPrysm.address(), "/metrics", "geth-2"));
    }
}
