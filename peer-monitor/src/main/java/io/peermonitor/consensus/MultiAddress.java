package io.peermonitor.consensus;

import io.peermonitor.peer.Endpoint;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** libp2p's addresses, such as {@code /ip4/192.0.2.7/tcp/13000/p2p/16Uiu2HAm…}. */
final class MultiAddress {

    private static final int LONGEST = 256;

    /** Digits only: a parser of addresses takes {@code 7} or {@code +9000} for more than it is. */
    private static final Pattern IP_AND_PORT =
            Pattern.compile(
                    "/(?:ip4/([0-9]+(?:\\.[0-9]+){3})|ip6/([0-9A-Fa-f]*:[0-9A-Fa-f:.]*))"
                            + "/(?:tcp|udp)/([0-9]{1,5})(/.*)?");

    private MultiAddress() {}

    /** IP address and port; empty for a name, which is never asked of DNS, and for a relay. */
    static Optional<Endpoint> endpoint(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher address = IP_AND_PORT.matcher(text);
        if (!address.matches() || isRelayed(address.group(4))) {
            return Optional.empty();
        }
        String host = address.group(1) == null ? "[" + address.group(2) + "]" : address.group(1);
        return Endpoint.parse(host + ":" + address.group(3));
    }

    private static boolean isRelayed(@Nullable String rest) {
        return rest != null && (rest + "/").contains("/p2p-circuit/");
    }
}
