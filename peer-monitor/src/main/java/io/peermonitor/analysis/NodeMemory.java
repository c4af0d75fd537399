package io.peermonitor.analysis;

import io.peermonitor.analysis.Observation.Told;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.PeerId;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one node to judge its next observation; of bounded size.
 *
 * @param upSince when it was first seen, or seen again after a restart; absent before
 * @param unread whether the last observation told nothing
 * @param peers the ids of the last table it told
 * @param lastDialled when it last had an inbound peer, or was first seen
 * @param anchors its configured peers
 * @param past what is usual for it
 * @param holds since when each indicator has been where it is
 */
record NodeMemory(
        @Nullable Moment upSince,
        boolean unread,
        Set<PeerId> peers,
        @Nullable Moment lastDialled,
        Anchors anchors,
        OwnPast past,
        Map<Indicator, Hold> holds) {

    static final NodeMemory NONE =
            new NodeMemory(null, true, Set.of(), null, Anchors.NONE, OwnPast.NONE, Map.of());

    /** Of a smaller table, all may leave by chance. */
    private static final int FEWEST_TO_TELL_A_RESTART = 4;

    NodeMemory {
        holds = Collections.unmodifiableMap(new EnumMap<>(withEach(holds)));
    }

    NodeMemory after(Told told, Sessions sessions) {
        boolean restarted = upSince == null || hasRestarted(told);
        boolean dialled =
                told.peers().stream().anyMatch(peer -> peer.direction() == Direction.INBOUND);
        return new NodeMemory(
                restarted ? told.at() : upSince,
                false,
                ids(told.peers()),
                restarted || dialled ? told.at() : lastDialled,
                anchors.after(told.at(), told.peers()),
                past.after(told.at(), sessions, told.left()),
                restarted ? Map.of() : holds);
    }

    private static Set<PeerId> ids(List<ObservedPeer> peers) {
        Set<PeerId> ids = HashSet.newHashSet(peers.size());
        for (ObservedPeer observed : peers) {
            ids.add(observed.peer().id());
        }
        return Collections.unmodifiableSet(ids);
    }

    /** A node that restarts loses its peers, one that only could not be read keeps most of them. */
    private boolean hasRestarted(Told told) {
        long kept = 0;
        for (ObservedPeer observed : told.peers()) {
            kept += peers.contains(observed.peer().id()) ? 1 : 0;
        }
        return unread
                ? 2 * kept < peers.size() || peers.isEmpty()
                : kept == 0 && peers.size() >= FEWEST_TO_TELL_A_RESTART;
    }

    NodeMemory afterNothing(Moment at) {
        return new NodeMemory(upSince, true, peers, lastDialled, anchors, past, held(Map.of(), at));
    }

    NodeMemory with(List<Reading> readings, Moment at) {
        Map<Indicator, Level> levels =
                readings.stream().collect(Collectors.toMap(Reading::indicator, Reading::level));
        return new NodeMemory(upSince, unread, peers, lastDialled, anchors, past, held(levels, at));
    }

    private Map<Indicator, Hold> held(Map<Indicator, Level> levels, Moment at) {
        Map<Indicator, Hold> after = new EnumMap<>(Indicator.class);
        holds.forEach((indicator, hold) ->
                after.put(
                        indicator, hold.after(levels.getOrDefault(indicator, Level.UNKNOWN), at)));
        return after;
    }

    Hold hold(Indicator indicator) {
        return holds.getOrDefault(indicator, Hold.NONE);
    }

    Duration uptime(Moment at) {
        return upSince == null ? Duration.ZERO : at.since(upSince);
    }

    Duration withoutInbound(Moment at) {
        return lastDialled == null ? Duration.ZERO : at.since(lastDialled);
    }

    private static Map<Indicator, Hold> withEach(Map<Indicator, Hold> given) {
        Map<Indicator, Hold> each = new EnumMap<>(Indicator.class);
        for (Indicator indicator : Indicator.values()) {
            each.put(indicator, given.getOrDefault(indicator, Hold.NONE));
        }
        return each;
    }
}
