package io.peermonitor.analysis;

import io.peermonitor.peer.Moment;
import io.peermonitor.peer.PeerId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The static and trusted peers of a node, and when each was last connected: a node does not tell
 * which it is configured with, only which it has.
 *
 * @param lastConnected of the configured peers that were connected lately, at most 64
 * @param connected how many of them are connected now
 */
record Anchors(Map<PeerId, Moment> lastConnected, int connected) {

    static final Anchors NONE = new Anchors(Map.of(), 0);

    /** Nobody configures more, and a hostile node must not make us remember more. */
    private static final int MOST = 64;

    /** By then somebody has seen it, or taken it out of the configuration. */
    private static final Duration REMEMBERED = Duration.ofHours(6);

    Anchors {
        lastConnected = Collections.unmodifiableMap(new TreeMap<>(lastConnected));
    }

    Anchors after(Moment at, List<ObservedPeer> peers) {
        Map<PeerId, Moment> known = new TreeMap<>(lastConnected);
        known.values().removeIf(last -> at.since(last).compareTo(REMEMBERED) > 0);
        int now = 0;
        for (ObservedPeer peer : peers) {
            PeerId id = peer.peer().id();
            if (peer.isAnchor() && (known.size() < MOST || known.containsKey(id))) {
                known.put(id, at);
                now++;
            }
        }
        return new Anchors(known, now);
    }

    int known() {
        return lastConnected.size();
    }

    int missing() {
        return known() - connected;
    }
}
