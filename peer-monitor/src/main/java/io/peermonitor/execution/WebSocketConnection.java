package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.wire.Deadline;
import io.peermonitor.wire.HttpStatus;
import io.peermonitor.wire.WireException;
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

/** One WebSocket from its handshake to its end, with at most one question open. */
final class WebSocketConnection extends WebSocketListener {

    private record Question(CompletableFuture<byte[]> answer, int maxBytes) {}

    private final Notifications notifications;
    private final PushWire.Messages unasked;
    private final CappedSocketFactory sockets = new CappedSocketFactory();
    private final CompletableFuture<WebSocket> handshake = new CompletableFuture<>();
    private final CompletableFuture<IOException> end = new CompletableFuture<>();
    private final AtomicReference<@Nullable Question> open = new AtomicReference<>();
    private final WebSocket socket;
    private volatile int pushBytes;

    /**
     * Starts the handshake.
     *
     * @param unasked takes what arrives while no question is open, on the thread that reads
     */
    WebSocketConnection(
            OkHttpClient client,
            Request request,
            Notifications notifications,
            PushWire.Messages unasked) {
        this.notifications = notifications;
        this.unasked = unasked;
        OkHttpClient capped = client.newBuilder().socketFactory(sockets).build();
        this.socket = capped.newWebSocket(request, this);
    }

    void awaitHandshake(Deadline deadline) throws IOException {
        await(handshake, deadline);
    }

    boolean isOpen() {
        return !end.isDone();
    }

    byte[] ask(String text, Deadline deadline, int maxBytes) throws IOException {
        Question question = new Question(new CompletableFuture<>(), maxBytes);
        sockets.allow(maxBytes);
        open.set(question);
        if (!isOpen() || !socket.send(text)) {
            throw new WireException(FailureReason.CLOSED);
        }
        return await(question.answer(), deadline);
    }

    /** Sends without waiting; from now on each message may have so many bytes. */
    void send(String text, int maxBytes) throws IOException {
        pushBytes = maxBytes;
        renewAllowance();
        if (!socket.send(text)) {
            throw new WireException(FailureReason.CLOSED);
        }
    }

    void renewAllowance() {
        sockets.allow(pushBytes);
    }

    /** Completes with the reason when it is over. */
    CompletableFuture<IOException> end() {
        return end;
    }

    void close() {
        end(socket, new WireException(FailureReason.CLOSED));
    }

    @Override
    public void onOpen(WebSocket opened, Response response) {
        handshake.complete(opened);
    }

    @Override
    public void onMessage(WebSocket from, String text) {
        Question question = open.get();
        if (question == null) {
            takeUnasked(from, text);
            return;
        }
        // before the answer is handed on: the question after it sets a limit of its own
        sockets.allow(question.maxBytes());
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        if (message.length > question.maxBytes()) {
            end(from, new WireException(FailureReason.TOO_LARGE));
        } else if (!notifications.contain(message)) {
            open.set(null);
            question.answer().complete(message);
        }
    }

    private void takeUnasked(WebSocket from, String text) {
        if (pushBytes > 0) {
            renewAllowance();
        }
        try {
            unasked.take(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            end(from, failure);
        }
    }

    @Override
    public void onMessage(WebSocket from, ByteString binary) {
        end(from, new WireException(FailureReason.SCHEMA, "a binary message"));
    }

    @Override
    public void onClosing(WebSocket from, int code, String reason) {
        end(from, new WireException(FailureReason.CLOSED, "WebSocket close code " + code));
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
        end.complete(failure);
        from.cancel();
        handshake.completeExceptionally(failure);
        Question question = open.getAndSet(null);
        if (question != null) {
            question.answer().completeExceptionally(failure);
        }
    }

    static <T> T await(CompletableFuture<T> future, Deadline deadline) throws IOException {
        try {
            return future.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            throw new WireException(FailureReason.TIMEOUT);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WireException(FailureReason.IO);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException io ? io : new IOException(failed);
        }
    }
}
