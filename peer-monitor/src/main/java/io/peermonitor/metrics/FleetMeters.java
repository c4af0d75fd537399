package io.peermonitor.metrics;

import io.micrometer.core.instrument.Clock;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what happens: polls, failures, joins, leaves and how long sessions last.
 *
 * <p>By hand, because a meter of Micrometer checks its name and labels anew at each scrape, which
 * for 200 nodes took a third of it.
 */
public final class FleetMeters implements RoundListener {

    private final Clock clock;
    private final Counted nothing;
    private final Map<NodeName, Counted> execution = new ConcurrentHashMap<>();
    private final Map<NodeName, Counted> consensus = new ConcurrentHashMap<>();

    public FleetMeters() {
        this(Clock.SYSTEM);
    }

    /**
     * @param clock by which the longest of the last minutes is forgotten
     */
    FleetMeters(Clock clock) {
        this.clock = clock;
        this.nothing = Counted.nothing(clock);
    }

    @Override
    public void on(Round round) {
        Layer layer = round.report().layer();
        NodeName node = round.report().node();
        Counted counted = copy(layer, node);
        boolean counts =
                switch (round.report()) {
                    case PollResult result -> count(result, counted);
                    case ConsensusReport report -> count(report.poll(), counted);
                    case PeerSignal _, RosterChange _ -> false;
                };
        for (FleetEvent event : round.events()) {
            counts |= count(event, counted);
        }
        if (counts) {
            all(layer).put(node, counted);
        }
        round.events().forEach(this::ofTheNode);
    }

    /** What was counted until now; never changed, but replaced. */
    Counted of(Layer layer, NodeName node) {
        return all(layer).getOrDefault(node, nothing);
    }

    /** Of how many clients something is counted. */
    int known() {
        return execution.size() + consensus.size();
    }

    private Counted copy(Layer layer, NodeName node) {
        Counted counted = all(layer).get(node);
        return counted == null ? Counted.nothing(clock) : counted.copy();
    }

    private Map<NodeName, Counted> all(Layer layer) {
        return switch (layer) {
            case EXECUTION -> execution;
            case CONSENSUS -> consensus;
        };
    }

    private static boolean count(PollResult result, Counted counted) {
        counted.poll(result.took());
        if (result instanceof Unreached failed) {
            counted.failure(failed.reason());
        }
        return true;
    }

    private static boolean count(FleetEvent event, Counted counted) {
        switch (event) {
            case PeerJoined joined -> counted.join(joined.session().peer().direction());
            case PeerLeft left ->
                    counted.leave(left.session().peer().direction(), left.reason(), left.lasted());
            case EventsMissed missed -> counted.missed(missed.joins(), missed.leaves());
            case PeerIdentified _ -> {
                return false;
            }
            case NodeSeen _, NodeLimited _, NodeLost _, NodeBack _ -> {
                return false;
            }
            case EventsOn _, EventsOff _, NodeAdded _, NodeRemoved _, PairChanged _ -> {
                return false;
            }
        }
        return true;
    }

    /** Whichever client it was learnt from. */
    private void ofTheNode(FleetEvent event) {
        if (event instanceof PairChanged changed) {
            Counted counted = copy(Layer.EXECUTION, changed.node());
            counted.verdict(changed.after());
            execution.put(changed.node(), counted);
        } else if (event instanceof NodeRemoved removed) {
            // gone for good: it leaves no series behind, or a churn of nodes would pile up
            execution.remove(removed.node());
            consensus.remove(removed.node());
        }
    }
}
