package io.peermonitor.testnode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a script can say in HTTP alone. */
class ScriptedHttpTests {

    private static HttpResponse<String> ask(Script script) throws Exception {
        try (ScriptedNode node = ScriptedNode.start(Transport.HTTP, script);
                TestClient client = TestClient.of(node.url())) {
            return ((TestClient.Http) client).send("{\"id\":\"a-1\",\"method\":\"x\"}");
        }
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void answersWithAnyStatusAndHeaders() throws Exception {
        HttpResponse<String> response =
                ask((request, reply) ->
                        reply.http(
                                403,
                                Map.of("Content-Type", "text/plain"),
                                "invalid host specified\n".getBytes(UTF_8)));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEqualTo("invalid host specified\n");
        assertThat(header(response, "content-type")).isEqualTo("text/plain");
    }

    @Test
    void datesAnswersNowUnlessTold() throws Exception {
        Instant date =
                ZonedDateTime.parse(
                                header(ask((_, reply) -> reply.result("1")), "date"),
                                DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
        assertThat(date).isBetween(Instant.now().minusSeconds(60), Instant.now());

        String fixed = "Thu, 01 Jan 2026 00:00:00 GMT";
        Script late =
                (_, reply) -> {
                    reply.header("Date", fixed);
                    reply.result("1");
                };
        assertThat(header(ask(late), "date")).isEqualTo(fixed);
        Script dateless =
                (_, reply) -> {
                    reply.header("date", "");
                    reply.result("1");
                };
        assertThat(header(ask(dateless), "date")).isEmpty();
    }

    @Test
    void sendsBytesThatNoLibraryWould() {
        assertThatThrownBy(() -> ask((_, reply) -> reply.raw("SSH-2.0-x\r\n".getBytes(UTF_8))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void showsTheRequestToTheScript() throws Exception {
        CompletableFuture<JsonRpcRequest> seen = new CompletableFuture<>();
        HttpResponse<String> response =
                ask((request, reply) -> {
                    seen.complete(request);
                    reply.result("[]");
                });

        JsonRpcRequest request = seen.join();
        assertThat(request.id()).isEqualTo("\"a-1\"");
        assertThat(request.method()).isEqualTo("x");
        assertThat(request.headers()).containsEntry(":path", "/").containsKey("content-length");
        assertThat(response.body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"a-1\",\"result\":[]}");
    }

    @Test
    void endsQuietlyWhenTheClientStopsReading() throws Exception {
        CompletableFuture<Exception> ending = new CompletableFuture<>();
        Script endless =
                (_, reply) -> {
                    try {
                        reply.announce(Long.MAX_VALUE);
                        while (true) {
                            reply.raw(new byte[100_000]);
                        }
                    } catch (IOException end) {
                        ending.complete(end);
                        throw end;
                    }
                };
        try (ScriptedNode node = ScriptedNode.start(Transport.HTTP, endless);
                TestClient client = TestClient.of(node.url())) {
            Thread caller = Thread.startVirtualThread(() -> callQuietly(client));
            await().until(() -> node.bytesWritten() > 1_000_000);
            ((TestClient.Http) client).client().shutdownNow();
            assertThat(ending.join()).isInstanceOf(IOException.class);
            caller.join();
        }
    }

    private static void callQuietly(TestClient client) {
        try {
            client.call("endless");
        } catch (IOException | InterruptedException expected) {
            // the test closes the client
        }
    }
}
