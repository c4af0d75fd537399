package io.peermonitor.execution;

import io.peermonitor.peer.Endpoint;
import io.peermonitor.peer.PeerId;
import java.util.Optional;

/**
 * An {@code enode://<public key>@<address>:<port>?discport=…} URL; the port of an inbound peer may
 * be ephemeral.
 */
record Enode(PeerId id, Optional<Endpoint> endpoint) {

    private static final String SCHEME = "enode://";
    private static final int LONGEST = 512;

    static Optional<Enode> parse(String text) {
        int at = text.indexOf('@');
        if (text.length() > LONGEST || !text.startsWith(SCHEME) || at < 0) {
            return Optional.empty();
        }
        int query = text.indexOf('?', at);
        String address = text.substring(at + 1, query < 0 ? text.length() : query);
        return PeerId.parse(text.substring(SCHEME.length(), at))
                .map(id -> new Enode(id, Endpoint.parse(address)));
    }
}
