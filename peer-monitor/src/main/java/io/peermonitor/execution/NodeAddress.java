package io.peermonitor.execution;

import io.peermonitor.wire.HttpAddress;
import java.nio.file.Path;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where a node's JSON-RPC is; what it prints never holds credentials, path or query. */
sealed interface NodeAddress {

    /** Named in each message; the address itself is not, because it may hold credentials. */
    String FORMS =
            "A node url is http://host:8545, https://…, ws://host:8546, wss://… or the path of an IPC"
                    + " socket such as /data/geth.ipc.";

    /** An address of a host. */
    sealed interface Remote extends NodeAddress {

        /** As HTTP, of a WebSocket too: its handshake is one; without user info. */
        HttpUrl url();

        /** The header made of the user info. */
        @Nullable String authorization();
    }

    record Http(HttpUrl url, @Nullable String authorization) implements Remote {

        @Override
        public String toString() {
            return HttpAddress.shown(url, "http");
        }
    }

    record WebSocket(HttpUrl url, @Nullable String authorization) implements Remote {

        @Override
        public String toString() {
            return HttpAddress.shown(url, "ws");
        }
    }

    record Ipc(Path path) implements NodeAddress {

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** Reads http, https, ws and wss URLs, {@code ipc:///path} and plain paths. */
    static NodeAddress parse(String text) {
        String trimmed = text.strip();
        int schemeEnd = trimmed.indexOf("://");
        if (schemeEnd < 0) {
            return ipc(trimmed);
        }
        String rest = trimmed.substring(schemeEnd);
        return switch (trimmed.substring(0, schemeEnd).toLowerCase(Locale.ROOT)) {
            case "http" -> http("http" + rest);
            case "https" -> http("https" + rest);
            case "ws" -> webSocket("http" + rest);
            case "wss" -> webSocket("https" + rest);
            case "ipc", "file" -> ipc(rest.substring("://".length()));
            default -> throw refused("The scheme given is not one of them.");
        };
    }

    private static Http http(String text) {
        HttpUrl url = url(text);
        return new Http(HttpAddress.withoutUserInfo(url), HttpAddress.authorization(url));
    }

    private static WebSocket webSocket(String text) {
        HttpUrl url = url(text);
        return new WebSocket(HttpAddress.withoutUserInfo(url), HttpAddress.authorization(url));
    }

    /**
     * Read by the client that will use it, so that the check at the start is the one that counts.
     */
    private static HttpUrl url(String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw refused("The url given cannot be read: check its host and port.");
        }
        return url;
    }

    private static Ipc ipc(String path) {
        if (!path.startsWith("/") && !path.startsWith(".")) {
            throw refused("The one given has no scheme, and a path starts with a slash or a dot.");
        }
        if (path.length() > 107 || path.indexOf('\0') >= 0) {
            throw refused("A socket path has 1 to 107 characters; this has " + path.length() + ".");
        }
        return new Ipc(Path.of(path));
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(FORMS + " " + why);
    }
}
