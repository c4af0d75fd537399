package io.peermonitor.execution;

import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.wire.Limits;
import io.peermonitor.wire.PeerTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Reads answers of {@code admin_peers} as the product does, without a node. */
final class AdminPeers {

    private static final Limits LIMITS = new Limits(8 * 1024 * 1024, 2000);

    private AdminPeers() {}

    /** The recorded answer of one client. */
    static PeerSnapshot recorded(String client) {
        try (InputStream file =
                AdminPeers.class.getResourceAsStream("admin-peers/" + client + ".json")) {
            return Objects.requireNonNull(
                    PeerTable.mapper(LIMITS, PeerEntry::read)
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
        return PeerTable.mapper(limits, PeerEntry::read).readValue(array, PeerSnapshot.class);
    }
}
