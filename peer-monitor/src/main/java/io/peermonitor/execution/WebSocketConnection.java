package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket from its handshake to its end, with at most one question open.
 *
 * <p>What the node pushes, and what arrives while no question is open, is dropped.
 */
final class WebSocketConnection extends WebSocketListener {

    private record Question(CompletableFuture<byte[]> answer, int maxBytes) {}

    private final Notifications notifications;
    private final CappedSocketFactory sockets = new CappedSocketFactory();
    private final CompletableFuture<WebSocket> handshake = new CompletableFuture<>();
    private final AtomicReference<@Nullable Question> open = new AtomicReference<>();
    private final WebSocket socket;
    private volatile boolean ended;

    /** Starts the handshake. */
    WebSocketConnection(OkHttpClient client, Request request, Notifications notifications) {
        this.notifications = notifications;
        OkHttpClient capped = client.newBuilder().socketFactory(sockets).build();
        this.socket = capped.newWebSocket(request, this);
    }

    void awaitHandshake(Deadline deadline) throws IOException {
        await(handshake, deadline);
    }

    boolean isOpen() {
        return !ended;
    }

    byte[] ask(String text, Deadline deadline, int maxBytes) throws IOException {
        Question question = new Question(new CompletableFuture<>(), maxBytes);
        sockets.allow(maxBytes);
        open.set(question);
        if (ended || !socket.send(text)) {
            throw new RpcException(FailureReason.CLOSED);
        }
        return await(question.answer(), deadline);
    }

    void close() {
        ended = true;
        socket.cancel();
    }

    @Override
    public void onOpen(WebSocket opened, Response response) {
        handshake.complete(opened);
    }

    @Override
    public void onMessage(WebSocket from, String text) {
        Question question = open.get();
        if (question == null) {
            return;
        }
        // before the answer is handed on: the question after it sets a limit of its own
        sockets.allow(question.maxBytes());
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        if (message.length > question.maxBytes()) {
            end(from, new RpcException(FailureReason.TOO_LARGE));
        } else if (!notifications.contain(message)) {
            open.set(null);
            question.answer().complete(message);
        }
    }

    @Override
    public void onMessage(WebSocket from, ByteString binary) {
        end(from, new RpcException(FailureReason.SCHEMA, "a binary message"));
    }

    @Override
    public void onClosing(WebSocket from, int code, String reason) {
        end(from, new RpcException(FailureReason.CLOSED, "WebSocket close code " + code));
    }

    @Override
    public void onFailure(WebSocket from, Throwable error, @Nullable Response response) {
        if (response != null && !handshake.isDone()) {
            end(from, HttpStatus.failure(response.code()));
        } else {
            end(from, error instanceof IOException io ? io : new IOException(error));
        }
    }

    /** May run before the constructor has returned: a refusal can be that quick. */
    private void end(WebSocket from, IOException failure) {
        ended = true;
        from.cancel();
        handshake.completeExceptionally(failure);
        Question question = open.getAndSet(null);
        if (question != null) {
            question.answer().completeExceptionally(failure);
        }
    }

    private static <T> T await(CompletableFuture<T> future, Deadline deadline) throws IOException {
        try {
            return future.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            throw new RpcException(FailureReason.TIMEOUT);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new RpcException(FailureReason.IO);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException io ? io : new IOException(failed);
        }
    }
}
