package io.peermonitor.consensus;

import io.peermonitor.wire.HttpAddress;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where a consensus client's Beacon API is; what it prints never holds credentials, path or query.
 *
 * @param base without user info
 * @param authorization the header made of the user info
 */
record BeaconAddress(HttpUrl base, @Nullable String authorization) {

    /** Reads an http or https URL, its path a prefix of every question. */
    static BeaconAddress parse(String text) {
        HttpUrl url = HttpUrl.parse(text.strip());
        if (url == null) {
            throw new IllegalArgumentException(
                    "A consensus url is http://host:3500 or https://…, where the Beacon API is; the"
                            + " one given cannot be read as such.");
        }
        return new BeaconAddress(HttpAddress.withoutUserInfo(url), HttpAddress.authorization(url));
    }

    /** The URL of a question such as {@code /eth/v1/node/peers?state=connected}. */
    HttpUrl at(String question) {
        int query = question.indexOf('?');
        String path = query < 0 ? question : question.substring(0, query);
        HttpUrl.Builder url = base.newBuilder().addEncodedPathSegments(path.substring(1));
        if (query >= 0) {
            String[] parameter = question.substring(query + 1).split("=", 2);
            url.addQueryParameter(parameter[0], parameter[1]);
        }
        return url.build();
    }

    @Override
    public String toString() {
        return HttpAddress.shown(base, "http");
    }
}
