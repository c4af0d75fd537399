package io.peermonitor.discovery;

import io.peermonitor.peer.NodeName;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where one node answers, as an SRV record tells it (RFC 2782).
 *
 * @param name the first label of the host: of a StatefulSet's headless Service, the name of the pod
 * @param host without the dot at the end
 */
public record Target(NodeName name, String host, int port) {

    private static final Pattern BLANKS = Pattern.compile(" +");

    /** RFC 1123, so what a record holds can neither end a URL nor start credentials or a path. */
    private static final Pattern HOST =
            Pattern.compile(
                    "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    private static final int LONGEST_HOST = 253;

    /** The port is on the pod's own address, never behind TLS: see the headless Service. */
    public String url() {
        return "ws://" + host + ":" + port;
    }

    /**
     * Reads {@code priority weight port target}; nothing of a record that names no host, no port or
     * no name that a node can have.
     */
    static Optional<Target> of(String record) {
        String[] parts = BLANKS.split(record, 5);
        if (parts.length != 4) {
            return Optional.empty();
        }
        String host = withoutDot(parts[3].toLowerCase(Locale.ROOT));
        if (host.length() > LONGEST_HOST || !HOST.matcher(host).matches()) {
            return Optional.empty();
        }
        return port(parts[2]).flatMap(port -> name(host).map(name -> new Target(name, host, port)));
    }

    private static String withoutDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static Optional<Integer> port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port >= 1 && port <= 65_535 ? Optional.of(port) : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static Optional<NodeName> name(String host) {
        int dot = host.indexOf('.');
        try {
            return Optional.of(new NodeName(dot < 0 ? host : host.substring(0, dot)));
        } catch (IllegalArgumentException tooLong) {
            return Optional.empty();
        }
    }
}
