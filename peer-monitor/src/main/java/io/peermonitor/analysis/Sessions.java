package io.peermonitor.analysis;

import io.peermonitor.peer.Direction;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long the peers have been connected.
 *
 * @param peers how many
 * @param medianAge of all; absent without peers
 * @param oldestOutbound the longest that a dialled peer has stayed; absent without one
 * @param atLeast whether one of the two may be longer, because the peer was there when the monitor
 *     first looked
 */
public record Sessions(
        int peers,
        @Nullable Duration medianAge,
        @Nullable Duration oldestOutbound,
        boolean atLeast) {

    static Sessions of(List<ObservedPeer> peers) {
        List<Duration> ages = sorted(peers.stream());
        List<Duration> outbound =
                sorted(peers.stream().filter(peer -> peer.direction() == Direction.OUTBOUND));
        return new Sessions(
                peers.size(),
                ages.isEmpty() ? null : ages.get(ages.size() / 2),
                outbound.isEmpty() ? null : outbound.getLast(),
                peers.stream().anyMatch(ObservedPeer::atLeast));
    }

    private static List<Duration> sorted(Stream<ObservedPeer> peers) {
        return peers.map(ObservedPeer::age).sorted().toList();
    }
}
