package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One open WebSocket: gathers the parts of a message, never more than the question at hand allows.
 *
 * <p>The JDK hands frames over in parts whatever length they announce, so the limit holds before
 * the bytes are in memory. What arrives while no question is open is dropped.
 */
final class WebSocketConnection implements WebSocket.Listener {

    private record Question(CompletableFuture<byte[]> answer, int maxBytes) {}

    private final AtomicReference<@Nullable Question> open = new AtomicReference<>();
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private volatile @Nullable WebSocket socket;
    private volatile boolean ended;

    void use(WebSocket connected) {
        socket = connected;
    }

    boolean isOpen() {
        return !ended;
    }

    byte[] ask(String text, Deadline deadline, int maxBytes) throws IOException {
        WebSocket connected = socket;
        if (connected == null || ended) {
            throw new RpcException(FailureReason.CLOSED);
        }
        Question question = new Question(new CompletableFuture<>(), maxBytes);
        open.set(question);
        if (ended) {
            throw new RpcException(FailureReason.CLOSED);
        }
        WebSocketWire.await(connected.sendText(text, true), deadline);
        return WebSocketWire.await(question.answer(), deadline);
    }

    void close() {
        ended = true;
        WebSocket connected = socket;
        if (connected != null) {
            connected.abort();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        Question question = open.get();
        if (question == null) {
            message.reset();
        } else {
            gather(question, part, last);
        }
        from.request(1);
        return null;
    }

    private void gather(Question question, CharSequence part, boolean last) {
        byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
        if (message.size() + bytes.length > question.maxBytes()) {
            end(new RpcException(FailureReason.TOO_LARGE));
            return;
        }
        message.write(bytes, 0, bytes.length);
        if (last) {
            byte[] answer = message.toByteArray();
            message.reset();
            open.set(null);
            question.answer().complete(answer);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        end(new RpcException(FailureReason.SCHEMA, "a binary message"));
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        end(new RpcException(FailureReason.CLOSED, "WebSocket close code " + status));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(error instanceof IOException io ? io : new IOException(error));
    }

    private void end(IOException failure) {
        close();
        Question question = open.getAndSet(null);
        if (question != null) {
            question.answer().completeExceptionally(failure);
        }
    }
}
