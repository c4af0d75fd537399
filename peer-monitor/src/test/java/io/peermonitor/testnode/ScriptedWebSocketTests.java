package io.peermonitor.testnode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What RFC 6455 asks of a server beside the messages. */
class ScriptedWebSocketTests {

    /** Remembers the first pong and the code that closed the socket. */
    private record Control(CompletableFuture<ByteBuffer> pong, CompletableFuture<Integer> closed)
            implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer payload) {
            pong.complete(payload);
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }
    }

    @Test
    void answersPingsAndClosesWhenAsked() {
        Control control = new Control(new CompletableFuture<>(), new CompletableFuture<>());
        try (ScriptedNode node =
                        ScriptedNode.start(Transport.WEB_SOCKET, (_, reply) -> reply.hang());
                HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket =
                    client.newWebSocketBuilder().buildAsync(URI.create(node.url()), control).join();
            socket.sendPing(ByteBuffer.wrap(new byte[] {1, 2, 3})).join();
            assertThat(control.pong().join()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));

            socket.sendClose(WebSocket.NORMAL_CLOSURE, "done").join();
            assertThat(control.closed().join()).isEqualTo(WebSocket.NORMAL_CLOSURE);
            await().until(() -> node.openConnections() == 0);
        }
    }

    @Test
    void readsFragmentedRequests() throws Exception {
        Script echo = (request, reply) -> reply.json(request.body());
        try (ScriptedNode node = ScriptedNode.start(Transport.WEB_SOCKET, echo);
                TestClient client = TestClient.of(node.url())) {
            TestClient.WebSocketClient fragmenting = (TestClient.WebSocketClient) client;
            fragmenting.socket().sendText("{\"id\":1,", false).join();
            assertThat(client.post("\"method\":\"x\"}")).isEqualTo("{\"id\":1,\"method\":\"x\"}");
        }
    }

    @Test
    void letsTheScriptRefuseTheHandshake() {
        Script refusing =
                new Script() {
                    @Override
                    public void answer(JsonRpcRequest request, Reply reply) {}

                    @Override
                    public boolean opens(Map<String, String> headers, Reply reply)
                            throws IOException {
                        reply.http(401, Map.of(), new byte[0]);
                        return false;
                    }
                };
        try (ScriptedNode node = ScriptedNode.start(Transport.WEB_SOCKET, refusing)) {
            assertThatThrownBy(() -> TestClient.of(node.url()))
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
        }
    }
}
