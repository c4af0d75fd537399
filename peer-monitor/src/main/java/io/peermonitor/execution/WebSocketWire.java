package io.peermonitor.execution;

import io.peermonitor.wire.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** JSON-RPC over one WebSocket that is opened when needed and dropped after any failure. */
final class WebSocketWire implements Wire {

    private final OkHttpClient client;
    private final Request request;
    private final Notifications notifications;
    private @Nullable WebSocketConnection connection;

    WebSocketWire(OkHttpClient client, NodeAddress.WebSocket address, Notifications notifications) {
        this.client = client;
        this.request = HttpWire.request(address).build();
        this.notifications = notifications;
    }

    @Override
    public InputStream ask(String question, Deadline deadline, int maxBytes) throws IOException {
        try {
            return new ByteArrayInputStream(connected(deadline).ask(question, deadline, maxBytes));
        } catch (IOException failed) {
            reset();
            throw failed;
        }
    }

    private WebSocketConnection connected(Deadline deadline) throws IOException {
        WebSocketConnection open = connection;
        if (open == null || !open.isOpen()) {
            open = new WebSocketConnection(client, request, notifications, _ -> {});
            connection = open;
            open.awaitHandshake(deadline);
        }
        return open;
    }

    @Override
    public void reset() {
        WebSocketConnection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        reset();
    }
}
