package io.peermonitor.tracking;

import io.peermonitor.peer.ChainState;
import io.peermonitor.peer.EventMode;
import io.peermonitor.peer.Layer;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PeerId;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Limited;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.peer.WatchedNode;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one node; made only by folding what was learnt of it.
 *
 * @param latest how its last poll ended, absent before the first
 * @param statusSince when its status last changed, absent before the first poll
 * @param lastSuccess the last poll it answered, absent until then
 * @param baseline whether its peers were ever known, so that the next table can be compared
 * @param lastSessions the sessions as of the last good poll and what the node pushed since, in the
 *     order of the ids; not current while the node is away
 * @param listening what is open between its events and its polls
 */
public record NodeState(
        WatchedNode watched,
        @Nullable PollResult latest,
        @Nullable Moment statusSince,
        @Nullable Moment lastSuccess,
        boolean baseline,
        SequencedMap<PeerId, Session> lastSessions,
        Listening listening) {

    private static final SequencedMap<PeerId, Session> NO_SESSIONS =
            Collections.unmodifiableSequencedMap(new TreeMap<>());

    static NodeState pending(WatchedNode watched) {
        return new NodeState(
                watched, null, null, null, false, NO_SESSIONS, Listening.not(EventMode.POLLING));
    }

    NodeState with(SequencedMap<PeerId, Session> sessions, Listening listening) {
        return new NodeState(
                watched,
                latest,
                statusSince,
                lastSuccess,
                baseline,
                Collections.unmodifiableSequencedMap(sessions),
                listening);
    }

    NodeState with(Listening listening) {
        return with(lastSessions, listening);
    }

    public NodeName name() {
        return watched.name();
    }

    /** Which client of the node this is. */
    public Layer layer() {
        return watched.layer();
    }

    /** Its open sessions counted. */
    public Census census() {
        return Census.of(sessions(), layer());
    }

    public NodeStatus status() {
        return statusAfter(latest);
    }

    static NodeStatus statusAfter(@Nullable PollResult result) {
        return switch (result) {
            case null -> NodeStatus.PENDING;
            case Reached _ -> NodeStatus.UP;
            case Limited _ -> NodeStatus.LIMITED;
            case Unreached _ -> NodeStatus.UNREACHABLE;
        };
    }

    /** How changes of its peers become known now. */
    public EventMode eventMode() {
        return listening.mode();
    }

    /** Whether the last table and what the node pushed disagree, so that a poll soon would help. */
    public boolean unsettled() {
        return !listening.missing().isEmpty();
    }

    /** The last poll, when it told the peers. */
    public Optional<Reached> reached() {
        return latest instanceof Reached reached ? Optional.of(reached) : Optional.empty();
    }

    /** The last poll, when it failed. */
    public Optional<Unreached> failure() {
        return latest instanceof Unreached unreached ? Optional.of(unreached) : Optional.empty();
    }

    /** The sessions that are open now; none while the node's peers are not known. */
    public Collection<Session> sessions() {
        return status() == NodeStatus.UP ? lastSessions.values() : List.of();
    }

    /** How many peers the node has now; absent while it cannot be told, as of a cut-off table. */
    public @Nullable Long peerCount() {
        return switch (latest) {
            case Reached reached ->
                    reached.snapshot().truncated() ? null : Long.valueOf(lastSessions.size());
            case Limited limited -> limited.peerCount();
            case Unreached _ -> null;
            case null -> null;
        };
    }

    /** The node's chain now; all absent while it cannot be read. */
    public ChainState chain() {
        return switch (latest) {
            case Reached reached -> reached.chain();
            case Limited limited -> limited.chain();
            case Unreached _ -> ChainState.UNKNOWN;
            case null -> ChainState.UNKNOWN;
        };
    }

    /** What the node tells of itself now; all absent while it cannot be read. */
    public NodeIdentity identity() {
        return switch (latest) {
            case Reached reached -> reached.identity();
            case Limited limited -> limited.identity();
            case Unreached _ -> NodeIdentity.UNKNOWN;
            case null -> NodeIdentity.UNKNOWN;
        };
    }

    /** The session of a peer that is connected now. */
    public Optional<Session> session(PeerId id) {
        return status() == NodeStatus.UP
                ? Optional.ofNullable(lastSessions.get(id))
                : Optional.empty();
    }
}
