package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** JSON-RPC over one WebSocket that is opened when needed and dropped after any failure. */
final class WebSocketWire implements Wire {

    private final HttpClient client;
    private final HostLookup hosts;
    private final NodeAddress.WebSocket address;
    private @Nullable WebSocketConnection connection;

    WebSocketWire(HttpClient client, HostLookup hosts, NodeAddress.WebSocket address) {
        this.client = client;
        this.hosts = hosts;
        this.address = address;
    }

    @Override
    public InputStream ask(String question, Deadline deadline, int maxBytes) throws IOException {
        WebSocketConnection open = connection;
        if (open == null || !open.isOpen()) {
            open = connect(deadline);
            connection = open;
        }
        try {
            return new ByteArrayInputStream(open.ask(question, deadline, maxBytes));
        } catch (IOException failed) {
            reset();
            throw failed;
        }
    }

    private WebSocketConnection connect(Deadline deadline) throws IOException {
        // the client has no hook for DNS; asked here first, it finds the answer in the JVM's cache
        hosts.lookup(address.url().getHost());
        WebSocketConnection opened = new WebSocketConnection();
        WebSocket.Builder builder =
                client.newWebSocketBuilder().connectTimeout(deadline.remaining());
        if (address.authorization() != null) {
            builder.header("Authorization", address.authorization());
        }
        CompletableFuture<WebSocket> handshake = builder.buildAsync(address.url(), opened);
        try {
            opened.use(await(handshake, deadline));
            return opened;
        } catch (IOException failed) {
            var _ = handshake.whenComplete((late, _) -> abort(late));
            throw failed;
        }
    }

    private static void abort(@Nullable WebSocket late) {
        if (late != null) {
            late.abort();
        }
    }

    static <T> T await(CompletableFuture<T> future, Deadline deadline) throws IOException {
        try {
            return future.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            throw new RpcException(FailureReason.TIMEOUT);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new RpcException(FailureReason.SHUTDOWN);
        } catch (ExecutionException failed) {
            throw asIoException(failed.getCause());
        }
    }

    private static IOException asIoException(@Nullable Throwable cause) {
        return switch (cause) {
            case WebSocketHandshakeException refused when refused.getResponse() != null ->
                    HttpStatus.failure(refused.getResponse().statusCode());
            case IOException io -> io;
            case null, default -> new IOException(cause);
        };
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
