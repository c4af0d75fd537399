package io.peermonitor.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.wire.Limits;
import io.peermonitor.wire.PeerTable;
import io.peermonitor.wire.RepeatedTable;
import io.peermonitor.wire.RepeatedTables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads bytes of an execution client as the product does, without a connection. */
public final class ReadExecution {

    private static final ClientNames NAMES = new ClientNames();
    private static final PeerTable.Entry ENTRY = json -> PeerEntry.read(json, NAMES);
    private static final Limits SMALL = new Limits(64 * 1024, 50);
    private static final JsonMapper MAPPER = PeerTable.mapper(SMALL, ENTRY);
    private static final RepeatedTables TABLES = new RepeatedTables(MAPPER, SMALL, ENTRY);

    private static final Limits USUAL_LIMITS = new Limits(8 * 1024 * 1024, 2000);
    private static final JsonMapper USUAL = PeerTable.mapper(USUAL_LIMITS, ENTRY);

    private ReadExecution() {}

    /** The peers in an honest answer to {@code admin_peers}, within the limits of the service. */
    public static PeerSnapshot table(byte[] answer) {
        return Objects.requireNonNull(
                USUAL.readValue(answer, AdminPeersResponse.class).getResult());
    }

    /** Reads the tables of one node one after the other, as the service does. */
    public static Function<byte[], PeerSnapshot> tables() {
        RepeatedTable table = new RepeatedTables(USUAL, USUAL_LIMITS, ENTRY).ofOneNode();
        return answer -> {
            try {
                return Objects.requireNonNull(
                        table.read(new ByteArrayInputStream(answer), AdminPeersResponse.class)
                                .getResult());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        };
    }

    /**
     * The peers in an answer to {@code admin_peers}; absent where it is refused. Read at once,
     * entry by entry, and as an answer that was there before: all three are the same.
     */
    public static Optional<PeerSnapshot> peers(byte[] answer) {
        Optional<PeerSnapshot> atOnce =
                unlessRefused(() -> MAPPER.readValue(answer, AdminPeersResponse.class));
        try (RepeatedTable table = TABLES.ofOneNode()) {
            Reading entryByEntry =
                    () -> table.read(new ByteArrayInputStream(answer), AdminPeersResponse.class);
            assertThat(unlessRefused(entryByEntry)).isEqualTo(atOnce);
            assertThat(unlessRefused(entryByEntry)).isEqualTo(atOnce);
        }
        return atOnce;
    }

    /** One way to read an answer. */
    @FunctionalInterface
    private interface Reading {
        AdminPeersResponse read() throws IOException;
    }

    private static Optional<PeerSnapshot> unlessRefused(Reading reading) {
        try {
            return Optional.ofNullable(reading.read().getResult());
        } catch (JacksonException | IOException refused) {
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
