package io.peermonitor.wire;

import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerSnapshot;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads an array of peers entry by entry as it arrives; an entry that is no peer is counted and
 * costs the others nothing.
 */
public final class PeerTable extends ValueDeserializer<PeerSnapshot> {

    /** Reads one entry in the shape of its layer. */
    @FunctionalInterface
    public interface Entry {

        /**
         * The peer the parser stands before; null when the entry is none. Leaves the parser at the
         * entry's end.
         */
        @Nullable Peer read(JsonParser json);
    }

    private final Entry entry;
    private final int maxPeers;

    private PeerTable(Entry entry, int maxPeers) {
        this.entry = entry;
        this.maxPeers = maxPeers;
    }

    /** Reads the answers of nodes within these limits, peer tables among them. */
    public static JsonMapper mapper(Limits limits, Entry entry) {
        return JsonLimits.mapper(
                limits,
                new SimpleModule()
                        .addDeserializer(
                                PeerSnapshot.class, new PeerTable(entry, limits.maxPeers())));
    }

    @Override
    public PeerSnapshot deserialize(JsonParser json, DeserializationContext context) {
        if (!json.isExpectedStartArrayToken()) {
            return (PeerSnapshot) context.handleUnexpectedToken(PeerSnapshot.class, json);
        }
        BoundedPeers peers =
                context.getAttribute(BoundedPeers.class) instanceof BoundedPeers read
                        ? read
                        : new BoundedPeers(maxPeers);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            peers.add(entry.read(json));
        }
        return peers.snapshot();
    }
}
