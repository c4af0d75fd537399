package io.peermonitor.consensus;

import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Layer;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerId;
import io.peermonitor.wire.CleanText;
import io.peermonitor.wire.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One entry of {@code /eth/v1/node/peers} in any client's shape.
 *
 * <p>The standard has no field for what a peer runs. Nimbus adds {@code agent}; Caplin {@code
 * agent_version}, and so do Prysm and Teku since it was proposed (ethereum/beacon-APIs pull request
 * 606). The ENR is empty or null where the peer dialled, and is not needed.
 */
final class BeaconPeer {

    private static final int MAX_NAME = 64;
    private static final int MAX_RAW_NAME = 256;

    private @Nullable String id;
    private @Nullable String address;
    private @Nullable String direction;
    private @Nullable String state;
    private @Nullable String agent;

    private BeaconPeer() {}

    /** The peer the parser stands before; null when the entry is none. */
    static @Nullable Peer read(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return null;
        }
        BeaconPeer entry = new BeaconPeer();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            json.nextToken();
            entry.readField(field, json);
        }
        return entry.peer();
    }

    private void readField(String field, JsonParser json) {
        switch (field) {
            case "peer_id" -> id = JsonValue.text(json);
            case "last_seen_p2p_address" -> address = JsonValue.text(json);
            case "direction" -> direction = JsonValue.text(json);
            case "state" -> state = JsonValue.text(json);
            case "agent", "agent_version" -> agent = JsonValue.text(json);
            default -> json.skipChildren();
        }
    }

    private @Nullable Peer peer() {
        Optional<PeerId> peer = Optional.ofNullable(id).flatMap(PeerId::parse);
        boolean connected = state == null || state.equals("connected");
        if (peer.isEmpty() || !connected) {
            return null;
        }
        return new Peer(
                peer.get(),
                client(),
                Optional.ofNullable(address).flatMap(MultiAddress::endpoint).orElse(null),
                direction(),
                null,
                null,
                List.of(),
                null);
    }

    private ClientInfo client() {
        if (agent == null || agent.length() > MAX_RAW_NAME) {
            return ClientInfo.UNKNOWN;
        }
        return ClientInfo.of(CleanText.of(agent, MAX_NAME), Layer.CONSENSUS);
    }

    private Direction direction() {
        return switch (direction) {
            case "inbound" -> Direction.INBOUND;
            case "outbound" -> Direction.OUTBOUND;
            case null, default -> Direction.UNKNOWN;
        };
    }
}
