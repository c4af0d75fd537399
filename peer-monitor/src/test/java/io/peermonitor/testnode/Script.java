package io.peermonitor.testnode;

import java.util.Map;

/** What a {@link ScriptedNode} does with each request, well behaved or not. */
@FunctionalInterface
public interface Script {

    /** Called for one request after the other on a connection; may throw when the client left. */
    void answer(JsonRpcRequest request, Reply reply) throws Exception;

    /** Whether a WebSocket is opened; false when the script gave the handshake its own answer. */
    default boolean opens(Map<String, String> headers, Reply reply) throws Exception {
        return true;
    }
}
