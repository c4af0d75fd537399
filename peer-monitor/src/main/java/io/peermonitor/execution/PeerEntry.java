package io.peermonitor.execution;

import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Endpoint;
import io.peermonitor.peer.EthProtocol;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerId;
import io.peermonitor.wire.CleanText;
import io.peermonitor.wire.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One entry of {@code admin_peers} in any client's shape, every field optional.
 *
 * <p>Shapes: Geth p2p/peer.go and eth/peer.go; Besu PeerResult; Nethermind PeerInfo before and
 * since 2025; Reth's {@code staticNode}; EthereumJS without enode and direction.
 */
final class PeerEntry {

    private static final int MAX_CAPABILITIES = 16;
    private static final int MAX_CAPABILITY = 24;
    private static final int MAX_VERSION = 10_000;
    private static final int MAX_PORT = 65_535;

    private @Nullable String id;
    private @Nullable String enode;
    private @Nullable String name;
    private @Nullable String remoteAddress;
    private @Nullable String host;
    private @Nullable Long port;
    private @Nullable Boolean inbound;
    private @Nullable Boolean isStatic;
    private @Nullable Boolean trusted;
    private @Nullable EthProtocol eth;
    private final List<String> capabilities = new ArrayList<>(4);
    private final ClientNames names;

    private PeerEntry(ClientNames names) {
        this.names = names;
    }

    /**
     * The peer the parser stands before; null when the entry is none. Leaves the parser at its end.
     */
    static @Nullable Peer read(JsonParser json, ClientNames names) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return null;
        }
        PeerEntry entry = new PeerEntry(names);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            json.nextToken();
            entry.readField(field, json);
        }
        return entry.peer();
    }

    private void readField(String field, JsonParser json) {
        switch (field) {
            case "id" -> id = JsonValue.text(json);
            case "enode" -> enode = JsonValue.text(json);
            case "name", "clientId" -> name = JsonValue.text(json);
            case "caps" -> readCapabilities(json);
            case "network" -> readNetwork(json);
            case "protocols" -> readProtocols(json);
            case "address" -> remoteAddress = JsonValue.text(json);
            case "host" -> host = JsonValue.text(json);
            case "port" -> port = JsonValue.quantity(json);
            case "isStatic" -> isStatic = JsonValue.flag(json);
            case "isTrusted" -> trusted = JsonValue.flag(json);
            default -> json.skipChildren();
        }
    }

    private void readCapabilities(JsonParser json) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String capability = JsonValue.text(json);
            if (capability != null && capabilities.size() < MAX_CAPABILITIES) {
                capabilities.add(CleanText.of(capability, MAX_CAPABILITY));
            }
        }
    }

    private void readNetwork(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "remoteAddress" -> remoteAddress = JsonValue.text(json);
                case "inbound" -> inbound = JsonValue.flag(json);
                case "trusted" -> trusted = JsonValue.flag(json);
                case "static", "staticNode" -> isStatic = JsonValue.flag(json);
                default -> json.skipChildren();
            }
        }
    }

    private void readProtocols(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isEth = json.currentName().equals("eth");
            // Geth puts the word "handshake" or "unknown" where the object is not there yet
            if (json.nextToken() == JsonToken.START_OBJECT && isEth) {
                eth = readEth(json);
            } else {
                json.skipChildren();
            }
        }
    }

    private static EthProtocol readEth(JsonParser json) {
        Long version = null;
        Long earliest = null;
        Long latest = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "version" -> version = JsonValue.quantity(json);
                case "earliestBlock" -> earliest = JsonValue.quantity(json);
                case "latestBlock" -> latest = JsonValue.quantity(json);
                default -> json.skipChildren();
            }
        }
        return new EthProtocol(atMost(version, MAX_VERSION), earliest, latest);
    }

    private @Nullable Peer peer() {
        Optional<PeerId> peerId = id == null ? Optional.empty() : PeerId.parse(id);
        return peerId.or(() -> enode().map(Enode::id))
                .map(known ->
                        new Peer(
                                known,
                                name == null ? ClientInfo.UNKNOWN : names.of(name),
                                remote().or(() -> enode().flatMap(Enode::endpoint)).orElse(null),
                                direction(),
                                isStatic,
                                trusted,
                                capabilities,
                                eth))
                .orElse(null);
    }

    /** Read only where something is missing without it: a public key is long. */
    private Optional<Enode> enode() {
        return enode == null ? Optional.empty() : Enode.parse(enode);
    }

    private Optional<Endpoint> remote() {
        if (remoteAddress != null) {
            return Endpoint.parse(remoteAddress);
        }
        Integer known = atMost(port, MAX_PORT);
        return host == null
                ? Optional.empty()
                : Endpoint.parse(host)
                        .map(bare -> new Endpoint(bare.address(), known == null ? 0 : known));
    }

    private static @Nullable Integer atMost(@Nullable Long value, int most) {
        return value == null || value > most ? null : Math.toIntExact(value);
    }

    private Direction direction() {
        if (inbound == null) {
            return Direction.UNKNOWN;
        }
        return inbound ? Direction.INBOUND : Direction.OUTBOUND;
    }
}
