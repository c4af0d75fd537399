package io.peermonitor;

import io.peermonitor.monitor.FleetView;
import io.peermonitor.peer.Shard;
import io.peermonitor.text.Age;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells a newcomer, once the service is up, what it watches and where to look. */
@Component
class WhereToLook {

    private static final Logger log = LoggerFactory.getLogger(WhereToLook.class);

    private final FleetView monitor;
    private final PeerMonitorSettings settings;

    WhereToLook(FleetView monitor, PeerMonitorSettings settings) {
        this.monitor = monitor;
        this.settings = settings;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        Environment environment = ready.getApplicationContext().getEnvironment();
        String address = "http://localhost:" + environment.getProperty("local.server.port", "8080");
        log.info(
                "Watching {} every {}.  Page: {}/  Peers: {}/peers  Metrics:"
                        + " {}/actuator/prometheus",
                watched(),
                Age.of(settings.polling().interval()),
                address,
                address,
                address);
    }

    private String watched() {
        Stream<String> configured =
                settings.nodes().isEmpty() && settings.discovery().dns() != null
                        ? Stream.empty()
                        : monitor.fleet().nodes().stream().map(node -> node.name().value());
        Stream<String> discovered =
                Stream.ofNullable(settings.discovery().dns()).map(name -> "the nodes of " + name);
        String all = Stream.concat(configured, discovered).collect(Collectors.joining(", "));
        Shard shard = settings.shard().shard();
        String nodes = all.isEmpty() ? "no node" : all;
        return shard.equals(Shard.WHOLE) ? nodes : nodes + " as shard " + shard;
    }
}
