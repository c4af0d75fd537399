package io.peermonitor.execution;

import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerId;
import io.peermonitor.peer.PeerSnapshot;
import java.util.ArrayList;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads the array of {@code admin_peers} entry by entry as it arrives; an entry that is no peer is
 * counted and costs the others nothing.
 */
final class PeerSnapshotDeserializer extends ValueDeserializer<PeerSnapshot> {

    private final int maxPeers;

    PeerSnapshotDeserializer(int maxPeers) {
        this.maxPeers = maxPeers;
    }

    @Override
    public PeerSnapshot deserialize(JsonParser json, DeserializationContext context) {
        if (!json.isExpectedStartArrayToken()) {
            return (PeerSnapshot) context.handleUnexpectedToken(PeerSnapshot.class, json);
        }
        Table table = new Table();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            table.add(PeerEntry.read(json));
        }
        return table.snapshot();
    }

    /**
     * Never holds more than the limit: of too many peers the lowest ids stay, so polls agree on
     * them.
     */
    private final class Table {

        private final TreeMap<PeerId, Peer> peers = new TreeMap<>();
        private int unreadable;
        private boolean truncated;

        void add(@Nullable Peer peer) {
            if (peer == null) {
                unreadable++;
                return;
            }
            peers.merge(peer.id(), peer, Table::fuller);
            if (peers.size() > maxPeers) {
                peers.pollLastEntry();
                truncated = true;
            }
        }

        /** EthereumJS lists a peer added by RPC a second time, as a ghost without a name. */
        private static Peer fuller(Peer known, Peer again) {
            return known.client().name().isEmpty() ? again : known;
        }

        PeerSnapshot snapshot() {
            return new PeerSnapshot(new ArrayList<>(peers.values()), unreadable, truncated);
        }
    }
}
