package io.peermonitor.testnode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every transport does alike, seen by real clients. */
class ScriptedNodeTests {

    private static final String ANSWER = "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":true}";

    /** A script per method, so that one node serves the good call and the bad one. */
    private static void play(JsonRpcRequest request, Reply reply) throws IOException {
        byte[] answer = ANSWER.getBytes(UTF_8);
        switch (request.method()) {
            case "plain" -> reply.result("true");
            case "error" -> reply.error(-32601, "no \"such\" method");
            case "large" -> reply.result("\"" + "x".repeat(200_000) + "\"");
            case "piecemeal" -> {
                for (byte piece : answer) {
                    reply.part(new byte[] {piece});
                }
                reply.end();
            }
            case "announced" -> {
                reply.announce(answer.length);
                reply.raw(answer);
                // what ends a message on IPC is part of no announced length
                if (reply instanceof IpcReply) {
                    reply.end();
                }
            }
            case "cut" -> reply.cut();
            case "reset" -> reply.reset();
            default -> reply.hang();
        }
    }

    private static ScriptedNode start(Transport transport) {
        return ScriptedNode.start(transport, ScriptedNodeTests::play);
    }

    @ParameterizedTest
    @EnumSource
    void answersSeveralRequestsOnOneConnection(Transport transport) throws Exception {
        try (ScriptedNode node = start(transport);
                TestClient client = TestClient.of(node.url())) {
            assertThat(client.call("plain")).isEqualTo(ANSWER);
            assertThat(client.call("plain")).isEqualTo(ANSWER);
            assertThat(client.call("error"))
                    .contains("\"id\":7,\"error\":{\"code\":-32601,")
                    .contains("no \\\"such\\\" method");
            assertThat(client.call("large")).hasSizeGreaterThan(200_000);

            assertThat(node.connections()).isEqualTo(1);
            assertThat(node.openConnections()).isEqualTo(1);
            assertThat(node.requests()).isEqualTo(4);
            assertThat(node.bytesWritten()).isGreaterThan(200_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersPiecemealAndByAnnouncedLength(Transport transport) throws Exception {
        try (ScriptedNode node = start(transport);
                TestClient client = TestClient.of(node.url())) {
            assertThat(client.call("piecemeal")).isEqualTo(ANSWER);
            assertThat(client.call("announced")).isEqualTo(ANSWER);
            assertThat(client.call("piecemeal")).isEqualTo(ANSWER);
            assertThat(node.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cutsAndResets(Transport transport) throws Exception {
        try (ScriptedNode node = start(transport)) {
            for (String ending : new String[] {"cut", "reset"}) {
                try (TestClient client = TestClient.of(node.url())) {
                    assertThatThrownBy(() -> client.call(ending)).isInstanceOf(IOException.class);
                }
            }
            await().until(() -> node.openConnections() == 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hangsUntilTheNodeStops(Transport transport) throws Exception {
        try (ScriptedNode node = start(transport);
                TestClient client = TestClient.of(node.url())) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            Thread.startVirtualThread(() -> {
                try {
                    answer.complete(client.call("hang"));
                } catch (IOException | InterruptedException end) {
                    answer.completeExceptionally(end);
                }
            });
            await().until(() -> node.requests() > 0);
            assertThat(answer).isNotDone();
            assertThat(node.openConnections()).isEqualTo(1);

            node.stop();

            await().until(answer::isCompletedExceptionally);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noticesThatTheClientLeft(Transport transport) throws Exception {
        try (ScriptedNode node = start(transport)) {
            try (TestClient client = TestClient.of(node.url())) {
                client.call("plain");
            }
            await().until(() -> node.openConnections() == 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stopsAndComesBackOnTheSameAddress(Transport transport) throws Exception {
        try (ScriptedNode node = start(transport)) {
            String url = node.url();
            try (TestClient client = TestClient.of(url)) {
                client.call("plain");
                node.stop();
                node.stop();
                assertThatThrownBy(() -> client.call("plain")).isNotNull();
            }
            assertThatThrownBy(() -> callOnce(url)).isInstanceOf(IOException.class);

            for (int time = 0; time < 20; time++) {
                node.resume();
                node.resume();
                node.stop();
            }
            node.resume();

            assertThat(node.url()).isEqualTo(url);
            assertThat(callOnce(url)).isEqualTo(ANSWER);
        }
    }

    private static String callOnce(String url) throws IOException, InterruptedException {
        try (TestClient client = TestClient.of(url)) {
            return client.call("plain");
        }
    }

    @Test
    void leavesNoSocketFileBehind() {
        ScriptedNode node = start(Transport.IPC);
        Path socket = Path.of(node.url());
        assertThat(socket).exists();

        node.close();

        assertThat(Files.exists(socket.resolveSibling(""))).isFalse();
    }
}
