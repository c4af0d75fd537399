package io.peermonitor.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.EventMode;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReader;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PeerSignal.Connected;
import io.peermonitor.peer.PeerSignal.Dropped;
import io.peermonitor.peer.PeerSignal.Subscribed;
import io.peermonitor.peer.PeerSignal.Unsubscribed;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.testnode.JsonRpcRequest;
import io.peermonitor.testnode.Reply;
import io.peermonitor.testnode.ScriptedNode;
import io.peermonitor.testnode.Transport;
import io.peermonitor.wire.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Geth's {@code peerEvents} from the bytes on the socket to the signal. */
class PushedEventsTests {

    private static final String ID = "c".repeat(64);

    private static final String ADD =
            event(
                    "\"type\":\"add\",\"peer\":\"%s\",\"local\":\"10.0.0.1:30303\",\"remote\":\"192.0.2.7:41822\"");

    private static final String DROP =
            event("\"type\":\"drop\",\"peer\":\"%s\",\"error\":\"too many peers\"");

    private final ExecutionNodes nodes =
            new ExecutionNodes(new Limits(1 << 20, 100), Duration.ofSeconds(2));
    private final CompletableFuture<Reply> subscriber = new CompletableFuture<>();
    private final List<PeerSignal> signals = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        nodes.close();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "HTTP")
    void whatTheNodePushesArrivesInOrder(Transport transport) throws Exception {
        try (ScriptedNode node = ScriptedNode.start(transport, this::subscribes)) {
            CompletableFuture<Unsubscribed> end = listen(node);
            subscriber.join().push(ADD);
            subscriber.join().push(DROP);

            await().until(() -> signals.size() == 3);
            assertThat(signals)
                    .hasExactlyElementsOfTypes(Subscribed.class, Connected.class, Dropped.class);
            Connected add = (Connected) signals.get(1);
            assertThat(add.peer().value()).isEqualTo(ID);
            assertThat(add.local()).hasToString("10.0.0.1:30303");
            assertThat(add.remote()).hasToString("192.0.2.7:41822");
            assertThat(((Dropped) signals.get(2)).reason())
                    .isEqualTo(DisconnectReason.TOO_MANY_PEERS);

            node.stop();
            assertThat(end.join().mode()).isEqualTo(EventMode.RECONNECTING);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "HTTP")
    void pollsGoOnBesideThePushedEvents(Transport transport) throws Exception {
        try (ScriptedNode node = ScriptedNode.start(transport, this::subscribes)) {
            NodeReader reader = open(node);
            var _ =
                    CompletableFuture.runAsync(
                            () -> reader.listen(signals::add), Thread::startVirtualThread);
            subscriber.join();
            for (int poll = 0; poll < 5; poll++) {
                subscriber.join().push(ADD);
                assertThat(reader.poll()).isInstanceOf(Reached.class);
            }
            await().until(() -> signals.size() == 6);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "HTTP")
    void aNodeWithoutSubscriptionsIsPolled(Transport transport) {
        try (ScriptedNode node =
                ScriptedNode.start(
                        transport,
                        (_, reply) ->
                                reply.error(
                                        -32601,
                                        "no \"peerEvents\" subscription\u001b[31m in admin"))) {
            Unsubscribed end = listen(node).join();

            assertThat(end.mode()).isEqualTo(EventMode.POLLING);
            assertThat(end.detail())
                    .startsWith("the node does not push the changes of its peers")
                    .contains("error -32601")
                    .doesNotContain("\u001b");
            assertThat(signals).isEmpty();
        }
    }

    @Test
    void overHttpTheNodeIsNotEvenAsked() {
        try (ScriptedNode node = ScriptedNode.start(Transport.HTTP, this::subscribes)) {
            assertThat(listen(node).join().mode()).isEqualTo(EventMode.POLLING);
            assertThat(node.requests()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "HTTP")
    void aNodeThatNeverAnswersIsGivenUpInTime(Transport transport) {
        try (ScriptedNode node = ScriptedNode.start(transport, (_, reply) -> reply.hang())) {
            Unsubscribed end = listen(node).join();

            assertThat(end.mode()).isEqualTo(EventMode.RECONNECTING);
            assertThat(end.detail()).contains("no complete answer in time");
            await().until(() -> node.openConnections() == 0);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "HTTP")
    void aQuietNodeIsListenedToBeyondTheDeadlineOfTheQuestion(Transport transport)
            throws Exception {
        try (ScriptedNode node = ScriptedNode.start(transport, this::subscribes)) {
            ExecutionNodes hasty =
                    new ExecutionNodes(new Limits(1 << 20, 100), Duration.ofMillis(300));
            try (hasty) {
                NodeReader reader = hasty.open(new NodeName("geth"), node.url());
                var _ =
                        CompletableFuture.runAsync(
                                () -> reader.listen(signals::add), Thread::startVirtualThread);
                Reply reply = subscriber.join();
                await().pollDelay(Duration.ofMillis(600)).until(() -> true);
                reply.push(ADD);

                await().until(() -> signals.size() == 2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "HTTP")
    void messagesThatAreNoChangeArePassedOver(Transport transport) throws Exception {
        try (ScriptedNode node = ScriptedNode.start(transport, this::subscribes)) {
            CompletableFuture<Unsubscribed> end = listen(node);
            for (String odd :
                    List.of(
                            event("\"type\":\"msgsend\",\"peer\":\"%s\",\"msg_code\":3"),
                            event("\"type\":7,\"peer\":\"%s\""),
                            event("\"type\":\"add\",\"peer\":\"no id\""),
                            "{\"jsonrpc\":\"2.0\",\"method\":\"admin_subscription\"}",
                            "{\"jsonrpc\":\"2.0\",\"method\":\"admin_subscription\",\"params\":{}}")) {
                subscriber.join().push(odd);
            }
            subscriber.join().push(DROP);

            await().until(() -> signals.size() == 2);
            assertThat(end).isNotDone();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "HTTP")
    void aMessageThatIsTooLargeEndsTheConnection(Transport transport) throws Exception {
        try (ScriptedNode node = ScriptedNode.start(transport, this::subscribes)) {
            CompletableFuture<Unsubscribed> end = listen(node);
            byte[] some = "[".repeat(1_000).getBytes(StandardCharsets.UTF_8);
            pushPartsUntilGone(subscriber.join(), some);

            assertThat(end.join().detail()).contains("max-response-size");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "HTTP")
    void aNodeThatPushesWithoutEndIsNotListenedTo(Transport transport) throws Exception {
        try (ScriptedNode node = ScriptedNode.start(transport, this::subscribes)) {
            CompletableFuture<Unsubscribed> end = listen(node);
            Reply reply = subscriber.join();
            pushUntilGone(reply, DROP);

            assertThat(end.join().detail()).contains("more than 2000 events in 10 s");
            assertThat(signals).hasSizeLessThanOrEqualTo(2_001);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "HTTP")
    void closingTheReaderEndsTheListening(Transport transport) {
        try (ScriptedNode node = ScriptedNode.start(transport, this::subscribes)) {
            NodeReader reader = open(node);
            CompletableFuture<Unsubscribed> end =
                    CompletableFuture.supplyAsync(
                            () -> reader.listen(signals::add), Thread::startVirtualThread);
            subscriber.join();
            await().until(() -> signals.size() == 1);
            reader.close();

            assertThat(end.join().mode()).isEqualTo(EventMode.RECONNECTING);
            await().until(() -> node.openConnections() == 0);
        }
    }

    private static void pushPartsUntilGone(Reply reply, byte[] part) {
        try {
            for (int i = 0; i < 1_000; i++) {
                reply.part(part);
            }
        } catch (IOException gone) {
            // what the test is about
        }
    }

    private static void pushUntilGone(Reply reply, String message) {
        try {
            for (int i = 0; i < 10_000; i++) {
                reply.push(message);
            }
        } catch (IOException gone) {
            // what the test is about
        }
    }

    private CompletableFuture<Unsubscribed> listen(ScriptedNode node) {
        NodeReader reader = open(node);
        return CompletableFuture.supplyAsync(
                () -> reader.listen(signals::add), Thread::startVirtualThread);
    }

    private NodeReader open(ScriptedNode node) {
        return nodes.open(new NodeName("geth"), node.url());
    }

    private void subscribes(JsonRpcRequest request, Reply reply) throws Exception {
        if (request.method().equals("admin_subscribe")) {
            reply.result("\"0xcd0c3e8af590364c09d0fa6a1210faf5\"");
            subscriber.complete(reply);
        } else {
            reply.result("[]");
        }
    }

    private static String event(String fields) {
        return ("{\"jsonrpc\":\"2.0\",\"method\":\"admin_subscription\",\"params\":"
                        + "{\"subscription\":\"0xcd0c3e8af590364c09d0fa6a1210faf5\",\"result\":{"
                        + fields
                        + "}}}")
                .formatted(ID);
    }
}
