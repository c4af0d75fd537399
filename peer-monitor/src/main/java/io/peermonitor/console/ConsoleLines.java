package io.peermonitor.console;

import io.peermonitor.analysis.Assessment;
import io.peermonitor.analysis.AssessmentState;
import io.peermonitor.analysis.Judgement;
import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.Peer;
import io.peermonitor.text.Age;
import io.peermonitor.text.PeerText;
import io.peermonitor.text.TextTable;
import io.peermonitor.tracking.Census;
import io.peermonitor.tracking.FleetEvent.EventsMissed;
import io.peermonitor.tracking.FleetEvent.EventsOff;
import io.peermonitor.tracking.FleetEvent.EventsOn;
import io.peermonitor.tracking.FleetEvent.NodeBack;
import io.peermonitor.tracking.FleetEvent.NodeLimited;
import io.peermonitor.tracking.FleetEvent.NodeLost;
import io.peermonitor.tracking.FleetEvent.NodeRemoved;
import io.peermonitor.tracking.FleetEvent.NodeSeen;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import io.peermonitor.tracking.NodeState;
import io.peermonitor.tracking.Session;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The words of each line, and the same facts as fields for structured logs.
 *
 * <p>What a peer chose for itself is always an argument, never part of a format.
 */
final class ConsoleLines {

    /** The peers our node chose, and those it has had longest, are the ones it relies on. */
    private static final Comparator<Session> OUTBOUND_THEN_OLDEST_FIRST =
            Comparator.comparing((Session session) -> session.peer().direction())
                    .reversed()
                    .thenComparingLong(session -> session.since().nanos());

    private final Logger log;

    ConsoleLines(Logger log) {
        this.log = log;
    }

    void joined(Session session, NodeState node) {
        Peer peer = session.peer();
        peerFields(log.atInfo(), "peer-joined", node, peer)
                .log(
                        "{}  + {} {} {} joined, id {}, {} peers now",
                        node.name(),
                        PeerText.client(peer.client()),
                        PeerText.arrow(peer.direction()),
                        PeerText.address(peer),
                        PeerText.shortId(peer),
                        node.peerCount());
    }

    void left(PeerLeft left, NodeState node) {
        Peer peer = left.session().peer();
        String atLeast = left.session().fromBaseline() ? "more than " : "";
        peerFields(log.atInfo(), "peer-left", node, peer)
                .addKeyValue("session.seconds", left.lasted().toSeconds())
                .addKeyValue("reason", left.reason().label())
                .log(
                        "{}  - {} {} {} left after {}{}{}, id {}, {} peers now",
                        node.name(),
                        PeerText.client(peer.client()),
                        PeerText.arrow(peer.direction()),
                        PeerText.address(peer),
                        atLeast,
                        Age.of(left.lasted()),
                        reason(left.reason()),
                        PeerText.shortId(peer),
                        node.peerCount());
    }

    void more(NodeState node, int unsaid) {
        log.atInfo()
                .addKeyValue("event.action", "more-changes")
                .addKeyValue("node", node.name().value())
                .log("{}  and {} more changes in this poll: see GET /peers", node.name(), unsaid);
    }

    void seen(NodeSeen seen, NodeState node) {
        ClientInfo client = node.identity().client();
        log.atInfo()
                .addKeyValue("event.action", "node-seen")
                .addKeyValue("node", seen.node().value())
                .addKeyValue("peers", seen.peers())
                .log(
                        "{}  UP: {}, {} peers",
                        seen.node(),
                        client == null ? "client unknown" : PeerText.client(client),
                        seen.peers());
    }

    void limited(NodeLimited limited) {
        log.atWarn()
                .addKeyValue("event.action", "node-limited")
                .addKeyValue("node", limited.node().value())
                .log("{}  LIMITED: {}", limited.node(), limited.advice());
    }

    void lost(NodeLost lost, NodeState node) {
        log.atWarn()
                .addKeyValue("event.action", "node-lost")
                .addKeyValue("node", lost.node().value())
                .addKeyValue("reason", lost.reason().label())
                .log(
                        "{}  LOST ({}): {}; {}",
                        lost.node(),
                        lost.reason().label(),
                        lost.detail(),
                        node.baseline()
                                ? "its "
                                        + node.lastSessions().size()
                                        + " peers are unknown until it is back"
                                : "it was never reached, asking on");
    }

    void back(NodeBack back) {
        log.atInfo()
                .addKeyValue("event.action", "node-back")
                .addKeyValue("node", back.node().value())
                .addKeyValue("peers", back.peers())
                .addKeyValue("away.seconds", back.away().toSeconds())
                .log("{}  BACK after {}: {} peers", back.node(), Age.of(back.away()), back.peers());
    }

    void added(NodeName node) {
        log.atInfo()
                .addKeyValue("event.action", "node-added")
                .addKeyValue("node", node.value())
                .log("{}  found: watching it from now on", node);
    }

    void removed(NodeRemoved removed) {
        log.atInfo()
                .addKeyValue("event.action", "node-removed")
                .addKeyValue("node", removed.node().value())
                .log("{}  no longer watched: {}", removed.node(), removed.detail());
    }

    void eventsOn(EventsOn on) {
        log.atInfo()
                .addKeyValue("event.action", "events-on")
                .addKeyValue("node", on.node().value())
                .log("{}  LIVE: joins and leaves are told as they happen", on.node());
    }

    void eventsOff(EventsOff off) {
        log.atInfo()
                .addKeyValue("event.action", "events-off")
                .addKeyValue("node", off.node().value())
                .log("{}  no longer live, polls go on: {}", off.node(), off.detail());
    }

    void eventsMissed(EventsMissed missed) {
        log.atDebug()
                .addKeyValue("event.action", "events-missed")
                .addKeyValue("node", missed.node().value())
                .log(
                        "{}  a poll found {} joins and {} leaves that the node did not push",
                        missed.node(),
                        missed.joins(),
                        missed.leaves());
    }

    void table(NodeState node, Moment now) {
        Census census = Census.of(node.sessions());
        LoggingEventBuilder line =
                log.atInfo()
                        .addKeyValue("event.action", "peer-table")
                        .addKeyValue("node", node.name().value())
                        .addKeyValue("peers", node.sessions().size());
        if (node.sessions().isEmpty()) {
            line.log(
                    "{}  no peers: is its peer-to-peer port open, and its clock right?",
                    node.name());
            return;
        }
        TextTable table = PeerText.table();
        node.sessions().stream()
                .sorted(OUTBOUND_THEN_OLDEST_FIRST)
                .forEach(session -> table.row(PeerText.cells(node.name(), session, now)));
        line.log(
                "{}  {} peers: {}; {}\n{}",
                node.name(),
                node.sessions().size(),
                counts(census.directions(), Direction::label),
                counts(census.clients(), ClientFamily::label),
                table.render().stripTrailing());
    }

    /** Beside the table: what is wrong with it, if anything. */
    void assessment(Assessment assessment) {
        Judgement judgement = assessment.judged();
        if (judgement == null) {
            return;
        }
        log.atInfo()
                .addKeyValue("event.action", "assessment")
                .addKeyValue("node", assessment.node().value())
                .addKeyValue("suspicion", judgement.suspicion().label())
                .addKeyValue("suspicion.score", judgement.score())
                .log(
                        "{}  suspicion {}{}; {}",
                        assessment.node(),
                        judgement.suspicion().label(),
                        judgement.reasons().isEmpty()
                                ? notJudged(assessment.state())
                                : ": " + String.join("; ", judgement.reasons()),
                        judgement.reachability().reason());
    }

    private static String notJudged(AssessmentState state) {
        return switch (state) {
            case JUDGED, BLIND -> "";
            case YOUNG -> " so far: watched or restarted a short time ago";
            case TOO_FEW -> ": too few peers to judge";
        };
    }

    /** Polling alone never knows the reason: then it is not worth a word. */
    private static String reason(DisconnectReason reason) {
        return reason == DisconnectReason.UNKNOWN ? "" : ", reason " + reason.label();
    }

    /** The most frequent first, what does not occur left out. */
    private static <K extends Enum<K>> String counts(
            Map<K, Integer> counts, Function<K, String> label) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .sorted(Map.Entry.<K, Integer>comparingByValue().reversed())
                .map(count -> count.getValue() + " " + label.apply(count.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static LoggingEventBuilder peerFields(
            LoggingEventBuilder line, String action, NodeState node, Peer peer) {
        return line.addKeyValue("event.action", action)
                .addKeyValue("node", node.name().value())
                .addKeyValue("peer.id", peer.id().value())
                .addKeyValue("peer.client", PeerText.client(peer.client()))
                .addKeyValue("peer.name", peer.client().name())
                .addKeyValue("peer.direction", peer.direction().label())
                .addKeyValue("peer.address", PeerText.address(peer));
    }
}
