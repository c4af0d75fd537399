package io.peermonitor.wire;

import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerId;
import io.peermonitor.peer.PeerSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The peers of one answer. Of too many the lowest ids stay, so that polls agree on them, and never
 * are more than twice as many held.
 *
 * <p>Nodes list their peers in the order of the ids, or nearly so, which a list costs less for than
 * a tree.
 */
final class BoundedPeers {

    private static final Comparator<Peer> BY_ID = Comparator.comparing(Peer::id);

    private final int most;
    private List<Peer> peers = new ArrayList<>();
    private @Nullable PeerId highest;
    private boolean ascending = true;
    private int unreadable;
    private boolean truncated;

    BoundedPeers(int most) {
        this.most = most;
    }

    /**
     * @param peer null for an entry that is none
     */
    void add(@Nullable Peer peer) {
        if (peer == null) {
            unreadable++;
            return;
        }
        ascending &= highest == null || highest.compareTo(peer.id()) < 0;
        highest = peer.id();
        peers.add(peer);
        if (peers.size() >= 2L * most) {
            settle();
        }
    }

    /** Each id once, in their order, and not too many. */
    private void settle() {
        if (!ascending) {
            peers.sort(BY_ID);
            peers = eachOnce(peers);
        }
        if (peers.size() > most) {
            peers.subList(most, peers.size()).clear();
            truncated = true;
        }
        highest = peers.isEmpty() ? null : peers.getLast().id();
        ascending = true;
    }

    private static List<Peer> eachOnce(List<Peer> sorted) {
        List<Peer> once = new ArrayList<>(sorted.size());
        for (Peer peer : sorted) {
            if (!once.isEmpty() && once.getLast().id().equals(peer.id())) {
                once.set(once.size() - 1, fuller(once.getLast(), peer));
            } else {
                once.add(peer);
            }
        }
        return once;
    }

    /** EthereumJS lists a peer added by RPC a second time, as a ghost without a name. */
    private static Peer fuller(Peer known, Peer again) {
        return known.client().name().isEmpty() ? again : known;
    }

    PeerSnapshot snapshot() {
        settle();
        return new PeerSnapshot(peers, unreadable, truncated);
    }
}
