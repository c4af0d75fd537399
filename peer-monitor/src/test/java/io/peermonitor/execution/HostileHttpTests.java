package io.peermonitor.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.testnode.Script;
import io.peermonitor.testnode.ScriptedNode;
import io.peermonitor.testnode.Transport;
import io.peermonitor.wire.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only HTTP has: headers and encodings. */
class HostileHttpTests {

    private static final int CAP = 1024 * 1024;

    private final ExecutionNodes nodes =
            new ExecutionNodes(new Limits(CAP, 100), Duration.ofSeconds(2));

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void headersWithoutEndStopAtALimit() throws IOException {
        Script endless =
                (_, reply) -> {
                    reply.raw(bytes("HTTP/1.1 200 OK\r\n"));
                    for (int i = 0; ; i++) {
                        reply.raw(bytes("X-" + i + ": " + "x".repeat(1000) + "\r\n"));
                    }
                };
        try (ScriptedNode node = ScriptedNode.start(Transport.HTTP, endless)) {
            assertThat(failure(node)).isEqualTo(FailureReason.CLOSED);
            assertThat(node.bytesWritten()).isLessThan(16L * 1024 * 1024);
        }
    }

    @Test
    void aHeaderOfAMegabyteIsNotTaken() throws IOException {
        Script large =
                (_, reply) ->
                        reply.raw(bytes("HTTP/1.1 200 OK\r\nX: " + "x".repeat(CAP) + "\r\n\r\n"));
        try (ScriptedNode node = ScriptedNode.start(Transport.HTTP, large)) {
            assertThat(failure(node)).isEqualTo(FailureReason.CLOSED);
        }
    }

    @Test
    void tenThousandHeadersAreBounded() throws IOException {
        Script many =
                (_, reply) ->
                        reply.raw(
                                bytes(
                                        "HTTP/1.1 200 OK\r\n"
                                                + "X: "
                                                        .concat("x".repeat(30))
                                                        .concat("\r\n")
                                                        .repeat(10_000)));
        try (ScriptedNode node = ScriptedNode.start(Transport.HTTP, many)) {
            assertThat(failure(node)).isEqualTo(FailureReason.CLOSED);
        }
    }

    @Test
    void aGzipBombIsNotInflated() throws IOException {
        byte[] bomb = gzip(new byte[10 * CAP]);
        assertThat(bomb).hasSizeLessThan(CAP);
        Script zipped = (_, reply) -> reply.http(200, Map.of("Content-Encoding", "gzip"), bomb);
        try (ScriptedNode node = ScriptedNode.start(Transport.HTTP, zipped)) {
            assertThat(failure(node)).isEqualTo(FailureReason.BAD_ENCODING);
        }
    }

    private FailureReason failure(ScriptedNode node) {
        return ((Unreached) nodes.open(new NodeName("hostile"), node.url()).poll()).reason();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        }
        return zipped.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
