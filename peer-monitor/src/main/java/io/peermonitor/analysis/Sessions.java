package io.peermonitor.analysis;

import io.peermonitor.peer.Direction;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
        long[] ages = new long[peers.size()];
        long oldestOutbound = -1;
        boolean atLeast = false;
        for (int i = 0; i < ages.length; i++) {
            ObservedPeer peer = peers.get(i);
            ages[i] = peer.age().toNanos();
            if (peer.direction() == Direction.OUTBOUND) {
                oldestOutbound = Math.max(oldestOutbound, ages[i]);
            }
            atLeast |= peer.atLeast();
        }
        Arrays.sort(ages);
        return new Sessions(
                ages.length,
                ages.length == 0 ? null : Duration.ofNanos(ages[ages.length / 2]),
                oldestOutbound < 0 ? null : Duration.ofNanos(oldestOutbound),
                atLeast);
    }
}
