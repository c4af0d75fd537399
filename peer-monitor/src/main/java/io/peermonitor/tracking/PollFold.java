package io.peermonitor.tracking;

import io.peermonitor.peer.Moment;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Limited;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.tracking.FleetEvent.NodeBack;
import io.peermonitor.tracking.FleetEvent.NodeLimited;
import io.peermonitor.tracking.FleetEvent.NodeLost;
import io.peermonitor.tracking.FleetEvent.NodeSeen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One step of one node by a poll: its state after, and what happened. */
final class PollFold {

    private PollFold() {}

    static NodeStep of(NodeState before, PollResult result) {
        return switch (result) {
            case Reached reached -> reached(before, reached);
            case Limited limited -> limited(before, limited);
            case Unreached unreached -> unreached(before, unreached);
        };
    }

    private static NodeStep reached(NodeState before, Reached reached) {
        Changes changes = new Changes(reached);
        nodeEvent(before, reached).ifPresent(changes::add);
        TableFold table = new TableFold(before, reached, changes);
        table.stillMissing();
        table.compare();
        NodeState after =
                new NodeState(
                        before.watched(),
                        reached,
                        statusSince(before, reached),
                        reached.at(),
                        true,
                        table.sessions(),
                        before.listening().settled(table.missing()));
        return new NodeStep(after, changes.events());
    }

    private static Optional<FleetEvent> nodeEvent(NodeState before, Reached reached) {
        int peers = reached.snapshot().peers().size();
        if (!before.baseline()) {
            return Optional.of(new NodeSeen(before.name(), reached.at(), peers));
        }
        return before.status() == NodeStatus.UP
                ? Optional.empty()
                : Optional.of(
                        new NodeBack(before.name(), reached.at(), peers, away(before, reached)));
    }

    private static NodeStep limited(NodeState before, Limited limited) {
        NodeState after =
                new NodeState(
                        before.watched(),
                        limited,
                        statusSince(before, limited),
                        limited.at(),
                        before.baseline(),
                        before.lastSessions(),
                        before.listening());
        List<FleetEvent> events =
                before.status() == NodeStatus.LIMITED
                        ? List.of()
                        : List.of(new NodeLimited(before.name(), limited.at(), limited.advice()));
        return new NodeStep(after, events);
    }

    private static NodeStep unreached(NodeState before, Unreached unreached) {
        NodeState after =
                new NodeState(
                        before.watched(),
                        unreached,
                        statusSince(before, unreached),
                        before.lastSuccess(),
                        before.baseline(),
                        before.lastSessions(),
                        before.listening());
        List<FleetEvent> events =
                before.status() == NodeStatus.UNREACHABLE
                        ? List.of()
                        : List.of(
                                new NodeLost(
                                        before.name(),
                                        unreached.at(),
                                        unreached.reason(),
                                        unreached.detail()));
        return new NodeStep(after, events);
    }

    private static @Nullable Moment statusSince(NodeState before, PollResult result) {
        return before.status() == NodeState.statusAfter(result)
                ? before.statusSince()
                : result.at();
    }

    private static Duration away(NodeState before, PollResult result) {
        Moment since = before.statusSince();
        return since == null ? Duration.ZERO : result.at().since(since);
    }
}
