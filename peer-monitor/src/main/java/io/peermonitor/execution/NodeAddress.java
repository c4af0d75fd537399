package io.peermonitor.execution;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a node's JSON-RPC is; what it prints never holds credentials, path or query. */
sealed interface NodeAddress {

    /** How to make Geth serve {@code admin} here. */
    String adminFlag();

    /**
     * An address of a host: its URL without user info, and the Authorization header made of that.
     */
    sealed interface Remote extends NodeAddress {

        URI url();

        @Nullable String authorization();

        /** The same host and port for a plain HTTP request. */
        default URI httpUrl() {
            String text = url().toString();
            return text.startsWith("ws") ? URI.create("http" + text.substring(2)) : url();
        }
    }

    record Http(URI url, @Nullable String authorization) implements Remote {

        @Override
        public String adminFlag() {
            return "--http.api=admin,eth,net,web3";
        }

        @Override
        public String toString() {
            return shown(url);
        }
    }

    record WebSocket(URI url, @Nullable String authorization) implements Remote {

        @Override
        public String adminFlag() {
            return "--ws.api=admin,eth,net,web3";
        }

        @Override
        public String toString() {
            return shown(url);
        }
    }

    record Ipc(Path path) implements NodeAddress {

        @Override
        public String adminFlag() {
            return "its IPC socket (without --ipcdisable)";
        }

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
        String scheme = trimmed.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http", "https" -> {
                URI url = remote(trimmed);
                yield new Http(withoutUserInfo(url), authorization(url));
            }
            case "ws", "wss" -> {
                URI url = remote(trimmed);
                yield new WebSocket(withoutUserInfo(url), authorization(url));
            }
            case "ipc", "file" -> ipc(trimmed.substring(schemeEnd + "://".length()));
            default ->
                    throw new IllegalArgumentException(
                            FORMS + " The scheme given is not one of them.");
        };
    }

    /** Named in each message; the address itself is not, because it may hold credentials. */
    String FORMS =
            "A node url is http://host:8545, https://…, ws://host:8546, wss://… or the path of an IPC"
                    + " socket such as /data/geth.ipc.";

    private static NodeAddress ipc(String path) {
        if (path.isEmpty() || path.length() > 107 || path.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    FORMS
                            + " A socket path has 1 to 107 characters; this has "
                            + path.length()
                            + ".");
        }
        return new Ipc(Path.of(path));
    }

    private static URI remote(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException hidesTheText) {
            throw new IllegalArgumentException(FORMS + " The url given cannot be read.");
        }
        if (url.getHost() == null || url.getPort() > 65_535) {
            throw new IllegalArgumentException(FORMS + " The url given has no host or a bad port.");
        }
        return url;
    }

    private static URI withoutUserInfo(URI url) {
        String userInfo = url.getRawUserInfo();
        String text = url.toString();
        return userInfo == null ? url : URI.create(text.replaceFirst("//[^/@]*@", "//"));
    }

    private static @Nullable String authorization(URI url) {
        String userInfo = url.getUserInfo();
        return userInfo == null
                ? null
                : "Basic "
                        + Base64.getEncoder()
                                .encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    private static String shown(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port;
    }
}
