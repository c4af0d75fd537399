package io.peermonitor.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.peermonitor.monitor.Round;
import io.peermonitor.monitor.RoundListener;
import io.peermonitor.peer.ConsensusReport;
import io.peermonitor.peer.Layer;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.peer.RosterChange;
import io.peermonitor.tracking.FleetEvent;
import io.peermonitor.tracking.FleetEvent.EventsMissed;
import io.peermonitor.tracking.FleetEvent.EventsOff;
import io.peermonitor.tracking.FleetEvent.EventsOn;
import io.peermonitor.tracking.FleetEvent.NodeAdded;
import io.peermonitor.tracking.FleetEvent.NodeBack;
import io.peermonitor.tracking.FleetEvent.NodeLimited;
import io.peermonitor.tracking.FleetEvent.NodeLost;
import io.peermonitor.tracking.FleetEvent.NodeRemoved;
import io.peermonitor.tracking.FleetEvent.NodeSeen;
import io.peermonitor.tracking.FleetEvent.PairChanged;
import io.peermonitor.tracking.FleetEvent.PeerIdentified;
import io.peermonitor.tracking.FleetEvent.PeerJoined;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import java.time.Duration;

/** Counts what happens: polls, failures, joins, leaves and how long sessions last. */
public final class FleetMeters implements RoundListener {

    private static final Duration[] POLL_BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5)
    };

    private static final Duration[] SESSION_BUCKETS = {
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofHours(6),
        Duration.ofDays(1),
        Duration.ofDays(7)
    };

    private final MeterRegistry registry;

    public FleetMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void on(Round round) {
        Layer layer = round.report().layer();
        switch (round.report()) {
            case PollResult result -> count(result, layer);
            case ConsensusReport consensus -> count(consensus.poll(), layer);
            case PeerSignal _, RosterChange _ -> {}
        }
        round.events().forEach(event -> count(event, layer));
    }

    /** The two clients of a node count apart: nothing is the sum of both. */
    private static String name(Layer layer, String what) {
        return switch (layer) {
            case EXECUTION -> "peer.monitor." + what;
            case CONSENSUS -> "peer.monitor.consensus." + what;
        };
    }

    private void count(PollResult result, Layer layer) {
        timer(
                        name(layer, "poll.duration"),
                        "How long polls took, all questions of one poll together.",
                        result.node(),
                        POLL_BUCKETS)
                .record(result.took());
        if (result instanceof Unreached failed) {
            Counter.builder(name(layer, "poll.failures"))
                    .description("Polls that got no peer table, by reason.")
                    .tag("node", failed.node().value())
                    .tag("reason", failed.reason().label())
                    .register(registry)
                    .increment();
        }
    }

    private void count(FleetEvent event, Layer layer) {
        switch (event) {
            case PeerJoined joined -> count(joined, layer);
            case PeerLeft left -> count(left, layer);
            case EventsMissed missed -> {
                drift(missed.node(), "join", missed.joins());
                drift(missed.node(), "leave", missed.leaves());
            }
            case PeerIdentified _ -> {}
            case NodeSeen _, NodeLimited _, NodeLost _, NodeBack _ -> {}
            case EventsOn _, EventsOff _, NodeAdded _ -> {}
            case PairChanged changed -> count(changed);
            case NodeRemoved removed -> forget(removed.node());
        }
    }

    private void count(PairChanged changed) {
        Counter.builder("peer.monitor.pair.changes")
                .description("Changes of the verdict on the node's two clients, by the new one.")
                .tag("node", changed.node().value())
                .tag("verdict", changed.after().label())
                .register(registry)
                .increment();
    }

    /** A node that is gone for good leaves no series behind, or a churn of nodes would pile up. */
    private void forget(NodeName node) {
        registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("peer.monitor."))
                .filter(meter -> node.value().equals(meter.getId().getTag("node")))
                .forEach(registry::remove);
    }

    private void count(PeerJoined joined, Layer layer) {
        Counter.builder(name(layer, "peers.joined"))
                .description("Peers that connected since the monitor knows the node.")
                .tag("node", joined.node().value())
                .tag("direction", joined.session().peer().direction().label())
                .register(registry)
                .increment();
    }

    private void count(PeerLeft left, Layer layer) {
        Counter.Builder counter =
                Counter.builder(name(layer, "peers.left"))
                        .tag("node", left.node().value())
                        .tag("direction", left.session().peer().direction().label());
        // no consensus client tells why a peer left
        if (layer == Layer.EXECUTION) {
            counter.description("Peers that disconnected, by reason.")
                    .tag("reason", left.reason().label());
        } else {
            counter.description("Peers that disconnected.");
        }
        counter.register(registry).increment();
        timer(
                        name(layer, "session.duration"),
                        "How long ended sessions had lasted, as far as the monitor saw.",
                        left.node(),
                        SESSION_BUCKETS)
                .record(left.lasted());
    }

    private void drift(NodeName node, String change, int missed) {
        if (missed > 0) {
            Counter.builder("peer.monitor.event.drift")
                    .description("Changes that the node should have pushed and only a poll found.")
                    .tag("node", node.value())
                    .tag("change", change)
                    .register(registry)
                    .increment(missed);
        }
    }

    private Timer timer(String name, String description, NodeName node, Duration[] buckets) {
        return Timer.builder(name)
                .description(description)
                .tag("node", node.value())
                .serviceLevelObjectives(buckets)
                .register(registry);
    }
}
