package io.peermonitor.monitor;

import io.peermonitor.analysis.AnalysisRules;
import io.peermonitor.analysis.Assessments;
import io.peermonitor.analysis.Observation;
import io.peermonitor.analysis.Observation.ChainOnly;
import io.peermonitor.analysis.Observation.Told;
import io.peermonitor.analysis.Observation.Unread;
import io.peermonitor.analysis.ObservedPeer;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReport;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Limited;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.peer.RosterChange;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.tracking.Fleet;
import io.peermonitor.tracking.FleetEvent;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import io.peermonitor.tracking.FleetStep;
import io.peermonitor.tracking.NodeState;
import io.peermonitor.tracking.Session;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that is known at one moment, in one immutable value, so that no answer mixes two.
 *
 * @param leftSincePoll how many listed peers of each node left since its last poll
 */
public record Picture(Fleet fleet, Assessments assessments, Map<NodeName, Integer> leftSincePoll) {

    public Picture {
        leftSincePoll = Map.copyOf(leftSincePoll);
    }

    /** Nothing polled yet. */
    public static Picture of(Collection<WatchedNode> watched, AnalysisRules rules) {
        return new Picture(Fleet.of(watched), Assessments.by(rules), Map.of());
    }

    /** What the report changes; this picture stays as it is. */
    public Round after(NodeReport report) {
        FleetStep step = fleet.after(report);
        Map<NodeName, Integer> left = new TreeMap<>(leftSincePoll);
        left.merge(report.node(), left(step.events()), Integer::sum);
        Assessments after =
                switch (report) {
                    case PollResult poll -> {
                        NodeState node = step.fleet().node(report.node()).orElseThrow();
                        yield assessments.after(
                                observation(poll, node, left.getOrDefault(node.name(), 0)));
                    }
                    case PeerSignal _ -> assessments;
                    case RosterChange _ -> assessments.without(report.node());
                };
        if (!(report instanceof PeerSignal)) {
            left.remove(report.node());
        }
        return new Round(report, new Picture(step.fleet(), after, left), step.events());
    }

    /** Visitors that no table ever listed are no churn of the node's peers. */
    private static int left(List<FleetEvent> events) {
        return Math.toIntExact(
                events.stream()
                        .filter(event ->
                                event instanceof PeerLeft leaver && leaver.session().listed())
                        .count());
    }

    private static Observation observation(PollResult poll, NodeState node, int left) {
        return switch (poll) {
            case Reached reached ->
                    new Told(
                            reached.node(),
                            reached.at(),
                            node.watched().peerLimit(),
                            reached.identity(),
                            reached.chain(),
                            node.sessions().stream()
                                    .filter(Session::listed)
                                    .map(session -> observed(session, reached))
                                    .toList(),
                            left);
            case Limited limited ->
                    new ChainOnly(
                            limited.node(), limited.at(), limited.identity(), limited.chain());
            case Unreached unreached -> new Unread(unreached.node(), unreached.at());
        };
    }

    private static ObservedPeer observed(Session session, PollResult poll) {
        return new ObservedPeer(
                session.peer(), session.lastedUntil(poll.at()), session.fromBaseline());
    }
}
