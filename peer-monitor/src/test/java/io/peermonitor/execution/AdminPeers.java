package io.peermonitor.execution;

import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.wire.Limits;
import io.peermonitor.wire.PeerTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers of {@code admin_peers} as the product does, without a node. */
final class AdminPeers {

    private static final Limits LIMITS = new Limits(8 * 1024 * 1024, 2000);

    private AdminPeers() {}

    /** The recorded answer of one client. */
    static PeerSnapshot recorded(String client) {
        try (InputStream file =
                AdminPeers.class.getResourceAsStream("admin-peers/" + client + ".json")) {
            return Objects.requireNonNull(
                    mapper(LIMITS)
                            .readValue(
                                    Objects.requireNonNull(file, client), AdminPeersResponse.class)
                            .getResult());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static PeerSnapshot of(String array) {
        return of(array, LIMITS);
    }

    static PeerSnapshot of(String array, Limits limits) {
        return mapper(limits).readValue(array, PeerSnapshot.class);
    }

    private static JsonMapper mapper(Limits limits) {
        ClientNames names = new ClientNames();
        return PeerTable.mapper(limits, json -> PeerEntry.read(json, names));
    }
}
