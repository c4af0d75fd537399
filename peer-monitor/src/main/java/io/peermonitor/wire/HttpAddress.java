package io.peermonitor.wire;

import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The parts of a URL: its user info goes into a header and is never shown. */
public final class HttpAddress {

    private HttpAddress() {}

    public static HttpUrl withoutUserInfo(HttpUrl url) {
        return url.newBuilder().username("").password("").build();
    }

    /** The header made of the user info; absent where there is none. */
    public static @Nullable String authorization(HttpUrl url) {
        return url.username().isEmpty() && url.password().isEmpty()
                ? null
                : Credentials.basic(url.username(), url.password(), StandardCharsets.UTF_8);
    }

    /**
     * For people: without credentials, path and query, which may hold secrets too.
     *
     * @param scheme without the s of TLS, {@code http} or {@code ws}
     */
    public static String shown(HttpUrl url, String scheme) {
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        boolean usualPort = url.port() == HttpUrl.defaultPort(url.scheme());
        return scheme
                + (url.isHttps() ? "s" : "")
                + "://"
                + host
                + (usualPort ? "" : ":" + url.port());
    }
}
