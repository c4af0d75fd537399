package io.peermonitor.testnode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a node says unasked, as Geth does to a subscriber. */
class ScriptedPushTests {

    private static final int MANY = 500;
    private static final String ANSWER = "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":true}";

    /** Keeps the reply to the subscriber, which is where to push. */
    private final CompletableFuture<Reply> subscriber = new CompletableFuture<>();

    private final CountDownLatch amidAnswer = new CountDownLatch(1);
    private final CountDownLatch pushed = new CountDownLatch(1);

    private void play(JsonRpcRequest request, Reply reply) throws Exception {
        switch (request.method()) {
            case "subscribe" -> {
                reply.result("true");
                subscriber.complete(reply);
            }
            case "piecemeal" -> {
                reply.part(ANSWER.substring(0, 9).getBytes(UTF_8));
                amidAnswer.countDown();
                pushed.await();
                reply.part(ANSWER.substring(9).getBytes(UTF_8));
                reply.end();
            }
            default -> reply.result("true");
        }
    }

    private ScriptedNode start(Transport transport) {
        return ScriptedNode.start(transport, this::play);
    }

    private static String event(int number) {
        return "{\"event\":" + number + "}";
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "HTTP")
    void pushesBetweenRequestsOnOneConnection(Transport transport) throws Exception {
        try (ScriptedNode node = start(transport);
                TestClient client = TestClient.of(node.url())) {
            assertThat(client.call("subscribe")).isEqualTo(ANSWER);
            subscriber.join().push(event(1));
            assertThat(client.next()).isEqualTo(event(1));

            assertThat(client.call("plain")).isEqualTo(ANSWER);
            subscriber.join().push(event(2));
            subscriber.join().push(event(3));
            assertThat(client.next()).isEqualTo(event(2));
            assertThat(client.next()).isEqualTo(event(3));
            assertThat(node.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "HTTP")
    void pushedMessageWaitsForTheEndOfAnAnswerInParts(Transport transport) throws Exception {
        try (ScriptedNode node = start(transport);
                TestClient client = TestClient.of(node.url())) {
            client.call("subscribe");
            CompletableFuture<String> answer = answerTo(client, "piecemeal");
            amidAnswer.await();
            subscriber.join().push(event(1));
            subscriber.join().push(event(2));
            pushed.countDown();

            assertThat(answer.join()).isEqualTo(ANSWER);
            assertThat(client.next()).isEqualTo(event(1));
            assertThat(client.next()).isEqualTo(event(2));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "HTTP")
    void pushesFromAnotherThreadMixWithAnswersButNeverWithin(Transport transport) throws Exception {
        try (ScriptedNode node = start(transport);
                TestClient client = TestClient.of(node.url())) {
            client.call("subscribe");
            Thread pushing = Thread.startVirtualThread(this::pushMany);
            List<String> received = new ArrayList<>();
            for (int call = 0; call < MANY; call++) {
                received.add(client.call("plain"));
            }
            while (received.size() < 2 * MANY) {
                received.add(client.next());
            }
            pushing.join();

            assertThat(received).filteredOn(ANSWER::equals).hasSize(MANY);
            assertThat(received)
                    .filteredOn(message -> !message.equals(ANSWER))
                    .containsExactlyElementsOf(
                            IntStream.range(0, MANY).mapToObj(ScriptedPushTests::event).toList());
        }
    }

    private void pushMany() {
        try {
            for (int number = 0; number < MANY; number++) {
                subscriber.join().push(event(number));
            }
        } catch (IOException gone) {
            // then the client misses messages, and the test says so
        }
    }

    private static CompletableFuture<String> answerTo(TestClient client, String method) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                answer.complete(client.call(method));
            } catch (IOException | InterruptedException end) {
                answer.completeExceptionally(end);
            }
        });
        return answer;
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "HTTP")
    void failsOnceTheClientIsGone(Transport transport) throws Exception {
        try (ScriptedNode node = start(transport)) {
            try (TestClient client = TestClient.of(node.url())) {
                client.call("subscribe");
            }
            await().until(() -> node.openConnections() == 0);
            assertThatThrownBy(() -> subscriber.join().push(event(1)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void overHttpANodeOnlyAnswers() throws Exception {
        try (ScriptedNode node = start(Transport.HTTP);
                TestClient client = TestClient.of(node.url())) {
            client.call("subscribe");
            assertThatThrownBy(() -> subscriber.join().push(event(1)))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
