package io.peermonitor.peer;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where a peer is on the network.
 *
 * @param port 1 to 65535, or 0 where the node does not tell it
 */
public record Endpoint(InetAddress address, int port) {

    /** An IPv6 literal with brackets, zone and port stays below this. */
    private static final int LONGEST = 80;

    private static final Pattern ZERO_GROUPS = Pattern.compile("(?<![^:])0(:0)+(?![^:])");

    private static final int HIGHEST_PORT = 65_535;

    public Endpoint {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("A port is between 0 and 65535, not " + port + ".");
        }
    }

    /** Reads {@code ip:port}, {@code [ip6]:port} or a bare address, never by asking DNS. */
    public static Optional<Endpoint> parse(String text) {
        if (text.length() > LONGEST || text.isEmpty()) {
            return Optional.empty();
        }
        int portColon = portColon(text);
        String host = portColon < 0 ? text : text.substring(0, portColon);
        try {
            int port = portColon < 0 ? 0 : Integer.parseInt(text.substring(portColon + 1));
            return Optional.of(new Endpoint(InetAddress.ofLiteral(bare(host)), port));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static int portColon(String text) {
        int last = text.lastIndexOf(':');
        boolean bracketed = text.startsWith("[");
        boolean portFollows =
                bracketed ? text.startsWith("]:", last - 1) : text.indexOf(':') == last;
        return portFollows ? last : -1;
    }

    /** Without brackets and zone: the zone names an interface of another machine. */
    private static String bare(String host) {
        String inner =
                host.startsWith("[") && host.endsWith("]")
                        ? host.substring(1, host.length() - 1)
                        : host;
        int zone = inner.indexOf('%');
        return zone < 0 ? inner : inner.substring(0, zone);
    }

    /**
     * The address alone, as a person writes it; IPv6 as RFC 5952 wants it, the JDK writes every
     * zero.
     */
    public String host() {
        return address instanceof Inet6Address
                ? shortened(address.getHostAddress())
                : address.getHostAddress();
    }

    /** Writes the longest run of two or more zero groups, the first of equals, as two colons. */
    private static String shortened(String full) {
        return ZERO_GROUPS
                .matcher(full)
                .results()
                .reduce((first, next) ->
                        next.group().length() > first.group().length() ? next : first)
                .map(zeros -> around(full, zeros))
                .orElse(full);
    }

    private static String around(String full, MatchResult zeros) {
        String before = full.substring(0, Math.max(0, zeros.start() - 1));
        String after = full.substring(Math.min(full.length(), zeros.end() + 1));
        return before + "::" + after;
    }

    @Override
    public String toString() {
        String host = address instanceof Inet6Address ? "[" + host() + "]" : host();
        return port == 0 ? host : host + ":" + port;
    }
}
