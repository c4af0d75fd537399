package io.peermonitor.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReader;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.testnode.Script;
import io.peermonitor.testnode.ScriptedNode;
import io.peermonitor.testnode.Transport;
import io.peermonitor.wire.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node that wants to hurt the monitor fails within its bounds on every transport. */
class HostileNodeTests {

    /** For the tests of time; the others have a deadline that a busy machine does not reach. */
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofMillis(250);
    private static final int CAP = 1024 * 1024;
    private static final byte[] KILOBYTE = " ".repeat(1024).getBytes(StandardCharsets.US_ASCII);

    private final ExecutionNodes nodes = new ExecutionNodes(new Limits(CAP, 100), AMPLE);
    private final ExecutionNodes hurried = new ExecutionNodes(new Limits(CAP, 100), TIMEOUT);

    @AfterEach
    void close() {
        nodes.close();
        hurried.close();
    }

    @ParameterizedTest
    @EnumSource
    void anHonestAnswerIsRead(Transport transport) throws IOException {
        try (ScriptedNode node = ScriptedNode.start(transport, (_, reply) -> reply.result("[]"))) {
            assertThat(open(node).poll()).isInstanceOf(Reached.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "IPC", mode = EnumSource.Mode.EXCLUDE)
    void oneConnectionServesAllPolls(Transport transport) throws IOException {
        try (ScriptedNode node = ScriptedNode.start(transport, (_, reply) -> reply.result("[]"))) {
            NodeReader reader = open(node);
            // the first poll also asks the time, and that connection is closed
            reader.poll();
            reader.poll();
            long connections = node.connections();

            reader.poll();
            reader.poll();

            assertThat(node.connections()).isEqualTo(connections);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerInManyPartsIsRead(Transport transport) throws IOException {
        Script inParts =
                (request, reply) -> {
                    String answer =
                            "{\"jsonrpc\":\"2.0\",\"id\":"
                                    + request.id()
                                    + ",\"result\":[{\"id\":\"é\"}]}";
                    for (byte b : answer.getBytes(StandardCharsets.UTF_8)) {
                        reply.part(new byte[] {b});
                    }
                    reply.end();
                };
        try (ScriptedNode node = ScriptedNode.start(transport, inParts)) {
            assertThat(open(node).poll()).isInstanceOf(Reached.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyWithoutEndStopsAtTheCap(Transport transport) throws IOException {
        Script endless =
                (_, reply) -> {
                    reply.part(
                            "{\"jsonrpc\":\"2.0\",\"result\":[".getBytes(StandardCharsets.UTF_8));
                    while (true) {
                        reply.part(KILOBYTE);
                    }
                };
        assertFails(transport, endless, FailureReason.TOO_LARGE);
    }

    @ParameterizedTest
    @EnumSource
    void aHundredAnnouncedMegabytesAreNotRead(Transport transport) throws IOException {
        Script huge =
                (_, reply) -> {
                    reply.announce(100L * 1024 * 1024);
                    for (int i = 0; i < 100 * 1024; i++) {
                        reply.raw(KILOBYTE);
                    }
                };
        try (ScriptedNode node = ScriptedNode.start(transport, huge)) {
            NodeReader reader = open(node);

            assertThat(reason(reader.poll())).isEqualTo(FailureReason.TOO_LARGE);

            // what the sockets of both sides buffer is written too
            assertThat(node.bytesWritten()).isLessThan(CAP + 16L * 1024 * 1024);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNodeThatNeverAnswersTimesOutAndIsLetGo(Transport transport) throws IOException {
        assertEndsAtItsDeadline(transport, (_, reply) -> reply.hang());
    }

    @ParameterizedTest
    @EnumSource
    void aDripCannotHoldThePollBeyondItsDeadline(Transport transport) throws IOException {
        Script drip =
                (_, reply) -> {
                    reply.part("{\"jsonrpc\":".getBytes(StandardCharsets.UTF_8));
                    while (true) {
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                        reply.part(" ".getBytes(StandardCharsets.UTF_8));
                    }
                };
        assertEndsAtItsDeadline(transport, drip);
    }

    /** The first poll is honest: what is measured is no class loading. */
    private void assertEndsAtItsDeadline(Transport transport, Script hostile) throws IOException {
        AtomicBoolean turned = new AtomicBoolean();
        Script honestFirst =
                (request, reply) -> {
                    if (turned.get()) {
                        hostile.answer(request, reply);
                    } else {
                        reply.result("[]");
                    }
                };
        try (ScriptedNode node = ScriptedNode.start(transport, honestFirst)) {
            NodeReader reader = hurried.open(new NodeName("hostile"), node.url());
            Awaitility.await().until(() -> reader.poll() instanceof Reached);
            turned.set(true);
            long start = System.nanoTime();

            assertThat(reason(reader.poll())).isEqualTo(FailureReason.TIMEOUT);

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(TIMEOUT.minus(GRACE), TIMEOUT.plus(GRACE));
            Awaitility.await().until(() -> node.openConnections() == 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionCutInTheMiddleIsClosed(Transport transport) throws IOException {
        Script cut =
                (_, reply) -> {
                    reply.part("{\"jsonrpc\":\"2.0\",".getBytes(StandardCharsets.UTF_8));
                    reply.cut();
                };
        assertFails(transport, cut, FailureReason.CLOSED);
    }

    @ParameterizedTest
    @EnumSource
    void aHundredThousandBracketsAreNoStackOverflow(Transport transport) throws IOException {
        assertFails(transport, result("[".repeat(100_000)), FailureReason.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource
    void aHugeStringIsMalformed(Transport transport) throws IOException {
        String name = "x".repeat(65 * 1024);
        assertFails(transport, result("[{\"name\":\"" + name + "\"}]"), FailureReason.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource
    void aHugeNumberIsMalformed(Transport transport) throws IOException {
        String number = "1".repeat(10_000);
        assertFails(transport, result("[{\"port\":" + number + "}]"), FailureReason.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerOfNothingButTokensIsMalformed(Transport transport) throws IOException {
        assertFails(transport, result("[" + "1,".repeat(400_000) + "1]"), FailureReason.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource
    void keysGivenTwiceAreMalformed(Transport transport) throws IOException {
        assertFails(transport, result("[{\"id\":\"a\",\"id\":\"b\"}]"), FailureReason.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerToAnotherQuestionIsRefused(Transport transport) throws IOException {
        Script other =
                (request, reply) ->
                        reply.json(
                                "{\"jsonrpc\":\"2.0\",\"id\":1" + request.id() + ",\"result\":[]}");
        assertFails(transport, other, FailureReason.ID_MISMATCH);
    }

    @ParameterizedTest
    @EnumSource
    void anIdThatOnlyLooksAlikeIsRefused(Transport transport) throws IOException {
        Script text =
                (request, reply) ->
                        reply.json(
                                "{\"jsonrpc\":\"2.0\",\"id\":\""
                                        + request.id()
                                        + "\",\"result\":[]}");
        assertFails(transport, text, FailureReason.SCHEMA);
    }

    @ParameterizedTest
    @EnumSource
    void garbageIsMalformed(Transport transport) throws IOException {
        Script garbage = (_, reply) -> reply.json("\u0000\ufffd nonsense");
        assertFails(transport, garbage, FailureReason.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource
    void aNodeThatWentAwayAndCameBackIsReadAgain(Transport transport) throws IOException {
        try (ScriptedNode node = ScriptedNode.start(transport, (_, reply) -> reply.result("[]"))) {
            NodeReader reader = open(node);
            assertThat(reader.poll()).isInstanceOf(Reached.class);

            node.stop();
            assertThat(reason(reader.poll())).isIn(FailureReason.REFUSED, FailureReason.CLOSED);
            assertThat(reason(reader.poll())).isEqualTo(FailureReason.REFUSED);

            node.resume();
            assertThat(reader.poll()).isInstanceOf(Reached.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aThousandFailedPollsLeaveNoConnectionOpen(Transport transport) throws IOException {
        try (ScriptedNode node = ScriptedNode.start(transport, (_, reply) -> reply.json("[]"))) {
            NodeReader reader = open(node);
            for (int i = 0; i < 1000; i++) {
                assertThat(reason(reader.poll())).isEqualTo(FailureReason.SCHEMA);
            }
            Awaitility.await().until(() -> node.openConnections() <= 1);
        }
    }

    private static Script result(String json) {
        return (_, reply) -> reply.result(json);
    }

    private void assertFails(Transport transport, Script script, FailureReason reason)
            throws IOException {
        try (ScriptedNode node = ScriptedNode.start(transport, script)) {
            assertThat(reason(open(node).poll())).isEqualTo(reason);
        }
    }

    private NodeReader open(ScriptedNode node) {
        return nodes.open(new NodeName("hostile"), node.url());
    }

    private static FailureReason reason(PollResult result) {
        assertThat(result).isInstanceOf(Unreached.class);
        return ((Unreached) result).reason();
    }
}
