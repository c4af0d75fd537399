package io.peermonitor.execution;

import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.wire.Limits;
import io.peermonitor.wire.PeerTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads bytes of an execution client as the product does, without a connection. */
public final class ReadExecution {

    private static final ClientNames NAMES = new ClientNames();
    private static final JsonMapper MAPPER =
            PeerTable.mapper(new Limits(64 * 1024, 50), json -> PeerEntry.read(json, NAMES));

    private static final JsonMapper USUAL =
            PeerTable.mapper(
                    new Limits(8 * 1024 * 1024, 2000), json -> PeerEntry.read(json, NAMES));

    private ReadExecution() {}

    /** The peers in an honest answer to {@code admin_peers}, within the limits of the service. */
    public static PeerSnapshot table(byte[] answer) {
        return Objects.requireNonNull(
                USUAL.readValue(answer, AdminPeersResponse.class).getResult());
    }

    /** The peers in an answer to {@code admin_peers}; absent where it is refused. */
    public static Optional<PeerSnapshot> peers(byte[] answer) {
        try {
            return Optional.ofNullable(
                    MAPPER.readValue(answer, AdminPeersResponse.class).getResult());
        } catch (JacksonException refused) {
            return Optional.empty();
        }
    }

    /** What the node tells when this is its first message, and when it is one after the first. */
    public static void pushed(NodeName node, byte[] message, Consumer<PeerSignal> signals) {
        take(new PeerEvents(node, MAPPER, signals), message);
        PeerEvents subscribed = new PeerEvents(node, MAPPER, signals);
        take(subscribed, granted(subscribed.question()));
        take(subscribed, message);
    }

    private static void take(PeerEvents events, byte[] message) {
        try {
            events.take(message);
        } catch (IOException refused) {
            // then the connection ends, and the node is polled
        }
    }

    private static byte[] granted(String question) {
        return ("{\"jsonrpc\":\"2.0\",\"result\":\"0x1\",\"id\":"
                        + MAPPER.readTree(question).path("id")
                        + "}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
