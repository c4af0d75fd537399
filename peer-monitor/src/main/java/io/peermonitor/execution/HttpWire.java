package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** JSON-RPC over HTTP, read as it arrives: no copy of the answer is kept. */
final class HttpWire implements Wire {

    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient client;
    private final Request template;

    HttpWire(OkHttpClient client, NodeAddress.Http address) {
        this.client = client;
        this.template = request(address).build();
    }

    static Request.Builder request(NodeAddress.Remote address) {
        Request.Builder request =
                new Request.Builder()
                        .url(address.url())
                        .header("Accept", "application/json")
                        // compressed answers cost more than loopback or a cluster network saves
                        .header("Accept-Encoding", "identity")
                        .header("User-Agent", "peer-monitor");
        String authorization = address.authorization();
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    @Override
    public InputStream ask(String question, Deadline deadline, int maxBytes) throws IOException {
        RequestBody body = RequestBody.create(question.getBytes(StandardCharsets.UTF_8), JSON);
        Call call = client.newCall(template.newBuilder().post(body).build());
        call.timeout().timeout(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        Response response = call.execute();
        try {
            return checked(response, call, maxBytes);
        } catch (RpcException refused) {
            // cancel before close: close alone would read on for a while to save the connection
            call.cancel();
            response.close();
            throw refused;
        }
    }

    private static InputStream checked(Response response, Call call, int maxBytes)
            throws RpcException {
        if (response.code() != HttpStatus.OK) {
            throw HttpStatus.failure(response.code());
        }
        String encoding = response.header("Content-Encoding", "identity");
        if (!"identity".equalsIgnoreCase(encoding)) {
            throw new RpcException(FailureReason.BAD_ENCODING);
        }
        ResponseBody body = response.body();
        if (body == null) {
            throw new RpcException(FailureReason.CLOSED);
        }
        if (body.contentLength() > maxBytes) {
            throw new RpcException(FailureReason.TOO_LARGE);
        }
        return new LimitedStream(body.byteStream(), maxBytes, call::cancel);
    }

    /** The client and its connections are shared by all nodes. */
    @Override
    public void close() {}

    @Override
    public void reset() {}
}
