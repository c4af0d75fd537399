package io.peermonitor.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReader;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.testnode.JsonRpcRequest;
import io.peermonitor.testnode.Reply;
import io.peermonitor.testnode.Script;
import io.peermonitor.testnode.ScriptedNode;
import io.peermonitor.testnode.Transport;
import io.peermonitor.wire.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a WebSocket can do: handshakes, pushed messages, binary frames. */
class WebSocketNodeTests {

    private static final String PUSHED =
            "{\"jsonrpc\":\"2.0\",\"method\":\"admin_subscription\",\"params\":{\"subscription\":\"0x1\"}}";

    private static final Duration AMPLE = Duration.ofSeconds(30);

    private final ExecutionNodes nodes =
            new ExecutionNodes(new Limits(1024 * 1024, 100), Duration.ofSeconds(2));

    @AfterEach
    void close() {
        nodes.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED",
        "403, UNAUTHORIZED",
        "404, HTTP_STATUS",
        "302, REDIRECTED",
        "429, RATE_LIMITED",
        "200, HTTP_STATUS"
    })
    void aRefusedHandshakeHasItsReason(int status, FailureReason reason) throws IOException {
        Script refusing =
                new Handshake((_, reply) -> {
                    reply.http(status, Map.of("Location", "/elsewhere"), new byte[0]);
                    return false;
                });
        try (ScriptedNode node = ScriptedNode.start(Transport.WEB_SOCKET, refusing)) {
            assertThat(failure(open(node.url()))).isEqualTo(reason);
        }
    }

    @Test
    void aHandshakeThatNeverEndsTimesOut() throws IOException {
        Script silent =
                new Handshake((_, reply) -> {
                    reply.hang();
                    return false;
                });
        try (ScriptedNode node = ScriptedNode.start(Transport.WEB_SOCKET, silent)) {
            assertThat(failure(open(node.url()))).isEqualTo(FailureReason.TIMEOUT);
        }
    }

    @Test
    void credentialsAreSentWithTheHandshake() throws IOException {
        AtomicReference<Map<String, String>> seen = new AtomicReference<>(Map.of());
        Script remembering =
                new Handshake((headers, _) -> {
                    // a plain GET that asks for the time comes, too
                    if (headers.containsKey("upgrade")) {
                        seen.set(headers);
                    }
                    return true;
                });
        try (ScriptedNode node = ScriptedNode.start(Transport.WEB_SOCKET, remembering)) {
            String url = node.url().replace("ws://", "ws://user:hunter2@");

            assertThat(open(url).poll()).isInstanceOf(Reached.class);
        }
        assertThat(seen.get()).containsEntry("authorization", "Basic dXNlcjpodW50ZXIy");
    }

    @Test
    void aMessagePushedBeforeOrAfterAnAnswerIsNotTakenForOne() throws IOException {
        AtomicInteger handshakes = new AtomicInteger();
        Script pushing =
                new Script() {
                    @Override
                    public void answer(JsonRpcRequest request, Reply reply) throws IOException {
                        reply.json(PUSHED);
                        reply.result("[]");
                        reply.json(PUSHED);
                    }

                    @Override
                    public boolean opens(Map<String, String> headers, Reply reply) {
                        // a plain GET that asks for the time comes, too
                        handshakes.addAndGet(headers.containsKey("upgrade") ? 1 : 0);
                        return true;
                    }
                };
        // a poll that runs out of time on a busy machine would connect anew
        ExecutionNodes patient = new ExecutionNodes(new Limits(1 << 20, 100), AMPLE);
        try (patient;
                ScriptedNode node = ScriptedNode.start(Transport.WEB_SOCKET, pushing)) {
            NodeReader reader = patient.open(new NodeName("geth"), node.url());
            for (int i = 0; i < 20; i++) {
                assertThat(reader.poll()).isInstanceOf(Reached.class);
            }
        }
        assertThat(handshakes).as("one connection for all polls").hasValue(1);
    }

    @Test
    void aBinaryMessageIsNoAnswer() throws IOException {
        Script binary = (_, reply) -> reply.raw(new byte[] {(byte) 0x82, 1, 'x'});
        try (ScriptedNode node = ScriptedNode.start(Transport.WEB_SOCKET, binary)) {
            assertThat(failure(open(node.url()))).isEqualTo(FailureReason.SCHEMA);
        }
    }

    @Test
    void compressionIsNeitherOfferedNorAcceptedUnasked() throws IOException {
        AtomicReference<Map<String, String>> asked = new AtomicReference<>(Map.of());
        Script compressing =
                new Script() {
                    @Override
                    public void answer(JsonRpcRequest request, Reply reply) throws IOException {
                        // a text frame that says it is compressed
                        reply.raw(new byte[] {(byte) 0xc1, 1, 0});
                    }

                    @Override
                    public boolean opens(Map<String, String> headers, Reply reply) {
                        asked.compareAndSet(Map.of(), headers);
                        reply.header("Sec-WebSocket-Extensions", "permessage-deflate");
                        return true;
                    }
                };
        try (ScriptedNode node = ScriptedNode.start(Transport.WEB_SOCKET, compressing)) {
            assertThat(failure(open(node.url()))).isEqualTo(FailureReason.CLOSED);
        }
        assertThat(asked.get()).doesNotContainKey("sec-websocket-extensions");
    }

    private NodeReader open(String url) {
        return nodes.open(new NodeName("geth"), url);
    }

    private static FailureReason failure(NodeReader reader) {
        return ((Unreached) reader.poll()).reason();
    }

    /** A node whose handshake is scripted and whose answers are honest. */
    private record Handshake(Opening opening) implements Script {

        interface Opening {
            boolean opens(Map<String, String> headers, Reply reply) throws Exception;
        }

        @Override
        public void answer(JsonRpcRequest request, Reply reply) throws Exception {
            reply.result("[]");
        }

        @Override
        public boolean opens(Map<String, String> headers, Reply reply) throws Exception {
            return opening.opens(headers, reply);
        }
    }
}
