package io.peermonitor.wire;

import io.peermonitor.peer.FailureReason;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** One HTTP call within its deadline, its answer read as it arrives: no copy of it is kept. */
public final class HttpCalls {

    private HttpCalls() {}

    /** What every question to a node has in common. */
    public static Request.Builder request(HttpUrl url, @Nullable String authorization) {
        Request.Builder request =
                new Request.Builder()
                        .url(url)
                        .header("Accept", "application/json")
                        // compressed answers cost more than loopback or a cluster network saves
                        .header("Accept-Encoding", "identity")
                        .header("User-Agent", "peer-monitor");
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    /**
     * The body of the answer, plain and with status 200.
     *
     * @param answered told the answer's head before its body is read
     */
    public static InputStream body(
            OkHttpClient client,
            Request request,
            Deadline deadline,
            int maxBytes,
            Consumer<Response> answered)
            throws IOException {
        Call call = client.newCall(request);
        call.timeout().timeout(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        Response response = call.execute();
        try {
            answered.accept(response);
            return checked(response, call, maxBytes);
        } catch (WireException refused) {
            // cancel before close: close alone would read on for a while to save the connection
            call.cancel();
            response.close();
            throw refused;
        }
    }

    private static InputStream checked(Response response, Call call, int maxBytes)
            throws WireException {
        if (response.code() != HttpStatus.OK) {
            throw HttpStatus.failure(response.code());
        }
        String encoding = response.header("Content-Encoding", "identity");
        if (!"identity".equalsIgnoreCase(encoding)) {
            throw new WireException(FailureReason.BAD_ENCODING);
        }
        ResponseBody body = response.body();
        if (body == null) {
            throw new WireException(FailureReason.CLOSED);
        }
        if (body.contentLength() > maxBytes) {
            throw new WireException(FailureReason.TOO_LARGE);
        }
        return new LimitedStream(body.byteStream(), maxBytes, call::cancel);
    }
}
