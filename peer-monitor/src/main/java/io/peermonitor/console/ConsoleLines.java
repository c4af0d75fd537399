package io.peermonitor.console;

import io.peermonitor.analysis.Assessment;
import io.peermonitor.analysis.AssessmentState;
import io.peermonitor.analysis.Judgement;
import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.PairVerdict;
import io.peermonitor.peer.Peer;
import io.peermonitor.text.Age;
import io.peermonitor.text.PeerText;
import io.peermonitor.text.TextTable;
import io.peermonitor.text.Who;
import io.peermonitor.tracking.Census;
import io.peermonitor.tracking.FleetEvent.EventsMissed;
import io.peermonitor.tracking.FleetEvent.EventsOff;
import io.peermonitor.tracking.FleetEvent.NodeBack;
import io.peermonitor.tracking.FleetEvent.NodeLimited;
import io.peermonitor.tracking.FleetEvent.NodeLost;
import io.peermonitor.tracking.FleetEvent.NodeRemoved;
import io.peermonitor.tracking.FleetEvent.NodeSeen;
import io.peermonitor.tracking.FleetEvent.PairChanged;
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
        Who who = Who.of(node);
        Peer peer = session.peer();
        peerFields(log.atInfo(), "peer-joined", node, peer)
                .log(
                        "{}  + {} {} {} joined, id {}, {} peers now",
                        who,
                        PeerText.client(peer.client()),
                        PeerText.arrow(peer.direction()),
                        PeerText.address(peer),
                        PeerText.shortId(peer),
                        node.peerCount());
    }

    void left(PeerLeft left, NodeState node) {
        Who who = Who.of(node);
        Peer peer = left.session().peer();
        String atLeast = left.session().fromBaseline() ? "more than " : "";
        peerFields(log.atInfo(), "peer-left", node, peer)
                .addKeyValue("session.seconds", left.lasted().toSeconds())
                .addKeyValue("reason", left.reason().label())
                .log(
                        "{}  - {} {} {} left after {}{}{}, id {}, {} peers now",
                        who,
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
        Who who = Who.of(node);
        fields(log.atInfo(), "more-changes", who)
                .log("{}  and {} more changes in this poll: see GET /peers", who, unsaid);
    }

    void seen(NodeSeen seen, NodeState node) {
        Who who = Who.of(node);
        ClientInfo client = node.identity().client();
        fields(log.atInfo(), "node-seen", who)
                .addKeyValue("peers", seen.peers())
                .log(
                        "{}  UP: {}, {} peers",
                        who,
                        client == null ? "client unknown" : PeerText.client(client),
                        seen.peers());
    }

    void limited(NodeLimited limited, Who who) {
        fields(log.atWarn(), "node-limited", who).log("{}  LIMITED: {}", who, limited.advice());
    }

    void lost(NodeLost lost, NodeState node) {
        Who who = Who.of(node);
        fields(log.atWarn(), "node-lost", who)
                .addKeyValue("reason", lost.reason().label())
                .log(
                        "{}  LOST ({}): {}; {}",
                        who,
                        lost.reason().label(),
                        lost.detail(),
                        node.baseline()
                                ? "its "
                                        + node.lastSessions().size()
                                        + " peers are unknown until it is back"
                                : "it was never reached, asking on");
    }

    void back(NodeBack back, Who who) {
        fields(log.atInfo(), "node-back", who)
                .addKeyValue("peers", back.peers())
                .addKeyValue("away.seconds", back.away().toSeconds())
                .log("{}  BACK after {}: {} peers", who, Age.of(back.away()), back.peers());
    }

    void added(Who who) {
        fields(log.atInfo(), "node-added", who).log("{}  found: watching it from now on", who);
    }

    void removed(NodeRemoved removed, Who who) {
        fields(log.atInfo(), "node-removed", who)
                .log("{}  no longer watched: {}", who, removed.detail());
    }

    void eventsOn(Who who) {
        fields(log.atInfo(), "events-on", who)
                .log("{}  LIVE: joins and leaves are told as they happen", who);
    }

    void eventsOff(EventsOff off, Who who) {
        fields(log.atInfo(), "events-off", who)
                .log("{}  no longer live, polls go on: {}", who, off.detail());
    }

    void eventsMissed(EventsMissed missed, Who who) {
        fields(log.atDebug(), "events-missed", who)
                .log(
                        "{}  a poll found {} joins and {} leaves that the node did not push",
                        who,
                        missed.joins(),
                        missed.leaves());
    }

    void table(NodeState node, Moment now) {
        Who who = Who.of(node);
        Census census = node.census();
        LoggingEventBuilder line =
                fields(log.atInfo(), "peer-table", who)
                        .addKeyValue("peers", node.sessions().size());
        if (node.sessions().isEmpty()) {
            line.log("{}  no peers: is its peer-to-peer port open, and its clock right?", who);
            return;
        }
        TextTable table = PeerText.table();
        node.sessions().stream()
                .sorted(OUTBOUND_THEN_OLDEST_FIRST)
                .forEach(session -> table.row(PeerText.cells(who, session, now)));
        line.log(
                "{}  {} peers: {}; {}\n{}",
                who,
                node.sessions().size(),
                counts(census.directions(), Direction::label),
                counts(census.clients(), ClientFamily::label),
                table.render().stripTrailing());
    }

    /** Beside the table: what is wrong with it, if anything. */
    void assessment(Assessment assessment, Who who) {
        Judgement judgement = assessment.judged();
        if (judgement == null) {
            return;
        }
        fields(log.atInfo(), "assessment", who)
                .addKeyValue("suspicion", judgement.suspicion().label())
                .addKeyValue("suspicion.score", judgement.score())
                .log(
                        "{}  suspicion {}{}; {}",
                        who,
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
        return fields(line, action, Who.of(node))
                .addKeyValue("peer.id", peer.id().value())
                .addKeyValue("peer.client", PeerText.client(peer.client()))
                .addKeyValue("peer.name", peer.client().name())
                .addKeyValue("peer.direction", peer.direction().label())
                .addKeyValue("peer.address", PeerText.address(peer));
    }

    private static LoggingEventBuilder fields(LoggingEventBuilder line, String action, Who who) {
        return line.addKeyValue("event.action", action)
                .addKeyValue("node", who.node().value())
                .addKeyValue("layer", who.layer().label());
    }

    /** At WARN what an operator has to look at, at INFO that it is over. */
    void pair(PairChanged change) {
        boolean well = change.after() == PairVerdict.HEALTHY;
        (well ? log.atInfo() : log.atWarn())
                .addKeyValue("event.action", "pair-changed")
                .addKeyValue("node", change.node().value())
                .addKeyValue("verdict", change.after().label())
                .addKeyValue("verdict.before", change.before().label())
                .log(
                        "{}  PAIR {} (was {}): {}",
                        change.node(),
                        change.after().label(),
                        change.before().label(),
                        change.detail());
    }
}
