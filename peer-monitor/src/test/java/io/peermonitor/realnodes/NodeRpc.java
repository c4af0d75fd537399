package io.peermonitor.realnodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The test's own view of a node: plain JSON-RPC, so that the product is never checked by itself.
 */
final class NodeRpc {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = JsonMapper.shared();

    private final URI url;

    NodeRpc(int port) {
        this.url = URI.create("http://127.0.0.1:" + port);
    }

    URI url() {
        return url;
    }

    JsonNode call(String method, Object... params) {
        var body = Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(params));
        var request =
                HttpRequest.newBuilder(url)
                        .timeout(Duration.ofSeconds(5))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build();
        JsonNode answer = JSON.readTree(send(request));
        if (answer.has("error")) {
            throw new IllegalStateException(method + " answered " + answer.get("error"));
        }
        return answer.path("result");
    }

    JsonNode peers() {
        return call("admin_peers");
    }

    void awaitPeers(int count) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(peers()).hasSize(count));
    }

    String enode() {
        return call("admin_nodeInfo").path("enode").asString();
    }

    boolean answers() {
        try {
            return !call("web3_clientVersion").isMissingNode();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static String send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + request.uri(), e);
        }
    }
}
