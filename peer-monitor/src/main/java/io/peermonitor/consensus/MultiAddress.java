package io.peermonitor.consensus;

import io.peermonitor.peer.Endpoint;
import java.util.Optional;

/** libp2p's addresses, such as {@code /ip4/192.0.2.7/tcp/13000/p2p/16Uiu2HAm…}. */
final class MultiAddress {

    private static final int LONGEST = 256;

    private MultiAddress() {}

    /** IP address and port; empty for a name, which is never asked of DNS, and for a relay. */
    static Optional<Endpoint> endpoint(String text) {
        String[] parts = text.length() > LONGEST ? new String[0] : text.split("/", 6);
        if (parts.length < 5 || !parts[0].isEmpty()) {
            return Optional.empty();
        }
        if (!parts[3].equals("tcp") && !parts[3].equals("udp")) {
            return Optional.empty();
        }
        return switch (parts[1]) {
            case "ip4" -> Endpoint.parse(parts[2] + ":" + parts[4]);
            case "ip6" -> Endpoint.parse("[" + parts[2] + "]:" + parts[4]);
            default -> Optional.empty();
        };
    }
}
