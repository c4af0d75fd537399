package io.peermonitor.execution;

import io.peermonitor.wire.Deadline;
import io.peermonitor.wire.HttpCalls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

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
        return HttpCalls.request(address.url(), address.authorization());
    }

    @Override
    public InputStream ask(String question, Deadline deadline, int maxBytes) throws IOException {
        RequestBody body = RequestBody.create(question.getBytes(StandardCharsets.UTF_8), JSON);
        return HttpCalls.body(
                client, template.newBuilder().post(body).build(), deadline, maxBytes, _ -> {});
    }

    /** The client and its connections are shared by all nodes. */
    @Override
    public void close() {}

    @Override
    public void reset() {}
}
