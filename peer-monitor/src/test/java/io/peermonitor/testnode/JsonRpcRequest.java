package io.peermonitor.testnode;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request as it arrived: the id as JSON text, so that an answer repeats it exactly, and the
 * headers with lower-case names (those of the handshake on a WebSocket, none on IPC).
 */
public record JsonRpcRequest(String id, String method, String body, Map<String, String> headers) {

    static final JsonMapper JSON = JsonMapper.shared();

    public JsonRpcRequest {
        headers = Map.copyOf(headers);
    }

    /** The first of its params as text, empty without one. */
    public String firstParameter() {
        return JSON.readTree(body).path("params").path(0).asString("");
    }

    /** A body that is no JSON object keeps its text, and has no method. */
    static JsonRpcRequest of(String body, Map<String, String> headers) {
        return of(body.isBlank() ? JSON.nullNode() : JSON.readTree(body), body, headers);
    }

    static JsonRpcRequest of(JsonNode call, String body, Map<String, String> headers) {
        String method = call.path("method").asString("");
        JsonNode id = call.path("id");
        return new JsonRpcRequest(
                id.isMissingNode() ? "null" : id.toString(), method, body, headers);
    }
}
