package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.wire.Deadline;
import io.peermonitor.wire.WireException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Pushed messages over a WebSocket that lives as long as the node keeps it. */
final class WebSocketPushWire implements PushWire {

    /** A node that is gone without a word is noticed by its missing pong. */
    private static final Duration PING_INTERVAL = Duration.ofSeconds(15);

    /** Pongs are bytes too: on a quiet node they would use up the allowance in days. */
    private static final Duration RENEWAL = Duration.ofMinutes(1);

    private final OkHttpClient client;
    private final Request request;
    private final Notifications notifications;
    private final AtomicReference<@Nullable WebSocketConnection> running = new AtomicReference<>();

    WebSocketPushWire(
            OkHttpClient client, NodeAddress.WebSocket address, Notifications notifications) {
        this(client, address, notifications, PING_INTERVAL);
    }

    WebSocketPushWire(
            OkHttpClient client,
            NodeAddress.WebSocket address,
            Notifications notifications,
            Duration pingInterval) {
        this.client = client.newBuilder().pingInterval(pingInterval).build();
        this.request = HttpWire.request(address).build();
        this.notifications = notifications;
    }

    @Override
    public IOException follow(String question, Messages messages, Deadline firstBy, int maxBytes) {
        CompletableFuture<Boolean> answered = new CompletableFuture<>();
        WebSocketConnection connection =
                new WebSocketConnection(
                        client,
                        request,
                        notifications,
                        message -> {
                            answered.complete(true);
                            messages.take(message);
                        });
        running.set(connection);
        var _ = connection.end().thenAccept(answered::completeExceptionally);
        try {
            connection.awaitHandshake(firstBy);
            connection.send(question, maxBytes);
            WebSocketConnection.await(answered, firstBy);
            return untilEnd(connection);
        } catch (IOException failed) {
            return failed;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new WireException(FailureReason.IO);
        } finally {
            connection.close();
        }
    }

    private static IOException untilEnd(WebSocketConnection connection)
            throws InterruptedException {
        while (true) {
            try {
                return connection.end().get(RENEWAL.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException alive) {
                connection.renewAllowance();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    @Override
    public void close() {
        WebSocketConnection connection = running.get();
        if (connection != null) {
            connection.close();
        }
    }
}
