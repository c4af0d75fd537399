package io.peermonitor.console;

import io.peermonitor.monitor.Round;
import io.peermonitor.monitor.RoundListener;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReport;
import io.peermonitor.peer.PollResult.Reached;
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
import io.peermonitor.tracking.FleetEvent.PeerIdentified;
import io.peermonitor.tracking.FleetEvent.PeerJoined;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import io.peermonitor.tracking.NodeState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says changes when they happen and shows the whole table now and then.
 *
 * <p>One line a change: what stays as it is, a node that stays down too, is not said again.
 */
public final class Console implements RoundListener {

    private static final Logger log = LoggerFactory.getLogger(Console.class);

    /** A node whose peers all change at once would otherwise flood the log. */
    private static final int MOST_PEER_LINES = 50;

    /** Polls do not end on the beat: one that is a little early must not wait for the next. */
    private static final Duration SOON = Duration.ofMillis(500);

    private final ConsoleLines lines;
    private final Duration tableEvery;
    private final Map<NodeName, Moment> lastTable = new HashMap<>();

    /**
     * @param tableEvery between two tables of one node; zero shows none
     */
    public Console(Duration tableEvery) {
        this.lines = new ConsoleLines(log);
        this.tableEvery = tableEvery;
    }

    @Override
    public void on(Round round) {
        NodeReport report = round.report();
        if (report instanceof Unreached still && round.events().isEmpty()) {
            log.debug("{} still unreachable: {}", still.node(), still.detail());
        }
        if (report instanceof RosterChange) {
            lastTable.remove(report.node());
            round.events().forEach(this::sayOfRoster);
            return;
        }
        NodeState node = round.fleet().node(report.node()).orElseThrow();
        round.events().stream()
                .filter(event -> !isPeerEvent(event))
                .forEach(event -> say(event, node));
        List<FleetEvent> changes = round.events().stream().filter(Console::isPeerEvent).toList();
        changes.stream().limit(MOST_PEER_LINES).forEach(event -> say(event, node));
        if (changes.size() > MOST_PEER_LINES) {
            lines.more(node, changes.size() - MOST_PEER_LINES);
        }
        if (report instanceof Reached && tableIsDue(node.name(), report.at())) {
            lastTable.put(node.name(), report.at());
            lines.table(node, report.at());
            if (!node.sessions().isEmpty()) {
                round.picture().assessments().of(node.name()).ifPresent(lines::assessment);
            }
        }
    }

    private static boolean isPeerEvent(FleetEvent event) {
        return event instanceof PeerJoined
                || event instanceof PeerIdentified
                || event instanceof PeerLeft;
    }

    private void sayOfRoster(FleetEvent event) {
        if (event instanceof NodeRemoved removed) {
            lines.removed(removed);
        } else {
            lines.added(event.node());
        }
    }

    private void say(FleetEvent event, NodeState node) {
        switch (event) {
            case PeerJoined joined when joined.session().listed() ->
                    lines.joined(joined.session(), node);
            // its line waits until the node has told who it is
            case PeerJoined _ -> {}
            case PeerIdentified identified -> lines.joined(identified.session(), node);
            case PeerLeft left when left.session().listed() -> lines.left(left, node);
            // gone before it had a name: mostly a peer of another chain, some every minute
            case PeerLeft visit -> log.debug("{} was left before it listed a peer", visit.node());
            case NodeSeen seen -> lines.seen(seen, node);
            case NodeLimited limited -> lines.limited(limited);
            case NodeLost lost -> lines.lost(lost, node);
            case NodeBack back -> lines.back(back);
            case EventsOn on -> lines.eventsOn(on);
            case EventsOff off -> lines.eventsOff(off);
            case EventsMissed missed -> lines.eventsMissed(missed);
            // only a roster change brings them
            case NodeAdded _, NodeRemoved _ -> {}
        }
    }

    private boolean tableIsDue(NodeName node, Moment now) {
        if (tableEvery.isZero()) {
            return false;
        }
        Moment last = lastTable.get(node);
        return last == null || now.since(last).plus(SOON).compareTo(tableEvery) >= 0;
    }
}
