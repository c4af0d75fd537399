package io.peermonitor.console;

import io.peermonitor.monitor.Round;
import io.peermonitor.monitor.RoundListener;
import io.peermonitor.peer.ConsensusReport;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeReport;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.peer.RosterChange;
import io.peermonitor.text.Who;
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
import io.peermonitor.tracking.NodeState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    private final Map<Who, Moment> lastTable = new HashMap<>();

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
        Who who = new Who(report.node(), report.layer());
        PollResult poll = pollOf(report);
        if (poll instanceof Unreached still && round.events().isEmpty()) {
            log.debug("{} still unreachable: {}", still.node(), still.detail());
        }
        if (report instanceof RosterChange) {
            lastTable.remove(who);
            round.events().forEach(event -> sayOfRoster(event, who));
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
        if (poll instanceof Reached && tableIsDue(who, report.at())) {
            lastTable.put(who, report.at());
            lines.table(node, report.at());
            if (!node.sessions().isEmpty()) {
                round.picture()
                        .side(report.layer())
                        .assessments()
                        .of(node.name())
                        .ifPresent(assessment -> lines.assessment(assessment, who));
            }
        }
    }

    private static @Nullable PollResult pollOf(NodeReport report) {
        return switch (report) {
            case PollResult poll -> poll;
            case ConsensusReport consensus -> consensus.poll();
            case PeerSignal _, RosterChange _ -> null;
        };
    }

    private static boolean isPeerEvent(FleetEvent event) {
        return event instanceof PeerJoined
                || event instanceof PeerIdentified
                || event instanceof PeerLeft;
    }

    private void sayOfRoster(FleetEvent event, Who who) {
        if (event instanceof NodeRemoved removed) {
            lines.removed(removed, who);
        } else {
            lines.added(who);
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
            case NodeLimited limited -> lines.limited(limited, Who.of(node));
            case NodeLost lost -> lines.lost(lost, node);
            case NodeBack back -> lines.back(back, Who.of(node));
            case EventsOn _ -> lines.eventsOn(Who.of(node));
            case EventsOff off -> lines.eventsOff(off, Who.of(node));
            case EventsMissed missed -> lines.eventsMissed(missed, Who.of(node));
            case PairChanged pair -> lines.pair(pair);
            // only a roster change brings them
            case NodeAdded _, NodeRemoved _ -> {}
        }
    }

    private boolean tableIsDue(Who who, Moment now) {
        if (tableEvery.isZero()) {
            return false;
        }
        Moment last = lastTable.get(who);
        return last == null || now.since(last).plus(SOON).compareTo(tableEvery) >= 0;
    }
}
