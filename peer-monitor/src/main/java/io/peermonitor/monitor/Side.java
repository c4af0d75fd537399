package io.peermonitor.monitor;

import io.peermonitor.analysis.Assessments;
import io.peermonitor.analysis.Observation;
import io.peermonitor.analysis.Observation.ChainOnly;
import io.peermonitor.analysis.Observation.Told;
import io.peermonitor.analysis.Observation.Unread;
import io.peermonitor.analysis.ObservedPeer;
import io.peermonitor.peer.ConsensusReport;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReport;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Limited;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.peer.RosterChange;
import io.peermonitor.tracking.Fleet;
import io.peermonitor.tracking.FleetEvent;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import io.peermonitor.tracking.FleetStep;
import io.peermonitor.tracking.NodeState;
import io.peermonitor.tracking.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The clients of one layer: who is connected to them and how that looks.
 *
 * @param leftSincePoll how many listed peers of each client left since its last poll
 */
public record Side(Fleet fleet, Assessments assessments, Map<NodeName, Integer> leftSincePoll) {

    /** A side after a report, and what it changed. */
    record Step(Side side, List<FleetEvent> events) {}

    public Side {
        leftSincePoll = Map.copyOf(leftSincePoll);
    }

    /** What the report changes; this side stays as it is. */
    Step after(NodeReport report) {
        FleetStep step = fleet.after(report);
        Map<NodeName, Integer> left = new TreeMap<>(leftSincePoll);
        left.merge(report.node(), left(step.events()), Integer::sum);
        Assessments after = assessed(report, step.fleet(), left);
        if (!(report instanceof PeerSignal)) {
            left.remove(report.node());
        }
        return new Step(new Side(step.fleet(), after, left), step.events());
    }

    private Assessments assessed(NodeReport report, Fleet now, Map<NodeName, Integer> left) {
        return switch (report) {
            case PollResult poll -> {
                NodeState node = now.node(poll.node()).orElseThrow();
                yield assessments.after(observation(poll, node, left.getOrDefault(node.name(), 0)));
            }
            case ConsensusReport consensus -> assessed(consensus.poll(), now, left);
            case PeerSignal _ -> assessments;
            case RosterChange _ -> assessments.without(report.node());
        };
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
                            observed(node, reached),
                            left);
            case Limited limited ->
                    new ChainOnly(
                            limited.node(), limited.at(), limited.identity(), limited.chain());
            case Unreached unreached -> new Unread(unreached.node(), unreached.at());
        };
    }

    private static List<ObservedPeer> observed(NodeState node, Reached poll) {
        List<ObservedPeer> observed = new ArrayList<>(node.sessions().size());
        for (Session session : node.sessions()) {
            if (session.listed()) {
                observed.add(
                        new ObservedPeer(
                                session.peer(),
                                session.lastedUntil(poll.at()),
                                session.fromBaseline()));
            }
        }
        return observed;
    }
}
