package io.peermonitor.testnode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/** HTTP/1.1 with one request after the other on a connection that is kept alive. */
final class HttpConversation extends Conversation {

    HttpConversation(Connection connection, Script script) {
        super(connection, script);
    }

    @Override
    void hold() throws Exception {
        while (true) {
            Map<String, String> headers = HttpHead.readHeaders(connection.input());
            String body = new String(HttpHead.readBody(connection.input(), headers), UTF_8);
            JsonRpcRequest request = JsonRpcRequest.of(body, headers);
            answer(request, new HttpReply(connection, request.id()));
        }
    }
}
