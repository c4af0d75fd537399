package io.peermonitor.realnodes;

import static org.awaitility.Awaitility.await;

import io.peermonitor.realnodes.PeerChange.Heard;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The test's own subscription to one Geth: what the monitor publishes is held against it. */
final class GethEvents implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SUBSCRIBE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"admin_subscribe\",\"params\":[\"peerEvents\"]}";

    private final String node;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<JsonNode> subscribed = new CompletableFuture<>();
    private final WebSocket socket;
    private int expected;

    private GethEvents(String node, String url) {
        this.node = node;
        this.socket =
                CLIENT.newWebSocketBuilder().buildAsync(URI.create(url), new Messages()).join();
        socket.sendText(SUBSCRIBE, true).join();
        subscribed.join();
    }

    static GethEvents of(String node, GethProcess geth) {
        return new GethEvents(node, geth.url(Transport.WEBSOCKET));
    }

    List<Heard> heard() {
        return heard;
    }

    /** Waits for the next change, which must be this one: nothing else happens on these nodes. */
    void expect(String type, String peer) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> heard.size() > expected);
        Heard next = heard.get(expected);
        if (!next.of(node, type, peer)) {
            throw new AssertionError(node + ": " + peer + " should have " + type + ", not " + next);
        }
        expected++;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private void take(String message, long nanos) {
        JsonNode json = JsonMapper.shared().readTree(message);
        if (json.has("result")) {
            subscribed.complete(json);
        } else if (json.has("error")) {
            subscribed.completeExceptionally(new IllegalStateException(message));
        } else {
            heard.add(new Heard(PeerChange.pushed(node, json.at("/params/result")), nanos));
        }
    }

    private final class Messages implements WebSocket.Listener {

        private final StringBuilder begun = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket webSocket, CharSequence data, boolean last) {
            long nanos = System.nanoTime();
            begun.append(data);
            if (last) {
                take(begun.toString(), nanos);
                begun.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }
}
