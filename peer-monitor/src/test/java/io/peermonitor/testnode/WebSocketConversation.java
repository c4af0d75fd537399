package io.peermonitor.testnode;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The server's side of RFC 6455: handshake, messages whole or fragmented, pings, close. */
final class WebSocketConversation extends Conversation {

    /** Fixed by RFC 6455 section 1.3. */
    private static final String HANDSHAKE_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    WebSocketConversation(Connection connection, Script script) {
        super(connection, script);
    }

    @Override
    void hold() throws Exception {
        Map<String, String> headers = HttpHead.readHeaders(connection.input());
        Reply handshake = new WebSocketReply(connection, "null");
        if (!script.opens(headers, handshake)) {
            connection.input().transferTo(OutputStream.nullOutputStream());
            return;
        }
        Map<String, String> answer = new TreeMap<>(upgrade(headers));
        answer.putAll(handshake.headers);
        connection.write(HttpHead.response(101, answer));
        while (true) {
            WebSocketFrame frame = WebSocketFrame.read(connection.input());
            switch (frame.opcode()) {
                case WebSocketFrame.PING -> send(WebSocketFrame.PONG, frame.payload());
                case WebSocketFrame.PONG -> {}
                case WebSocketFrame.CLOSE -> {
                    send(WebSocketFrame.CLOSE, frame.payload());
                    return;
                }
                default -> receive(frame, headers);
            }
        }
    }

    private void receive(WebSocketFrame frame, Map<String, String> headers) throws Exception {
        message.write(frame.payload());
        if (!frame.last()) {
            return;
        }
        JsonRpcRequest request = JsonRpcRequest.of(message.toString(UTF_8), headers);
        message.reset();
        answer(request, new WebSocketReply(connection, request.id()));
    }

    private void send(int opcode, byte[] payload) throws IOException {
        connection.write(WebSocketFrame.head(opcode, true, payload.length), payload);
    }

    private static Map<String, String> upgrade(Map<String, String> headers)
            throws GeneralSecurityException {
        String key = headers.getOrDefault("sec-websocket-key", "") + HANDSHAKE_GUID;
        byte[] digest = MessageDigest.getInstance("SHA-1").digest(key.getBytes(US_ASCII));
        return Map.of(
                "Connection", "Upgrade",
                "Sec-WebSocket-Accept", Base64.getEncoder().encodeToString(digest),
                "Upgrade", "websocket");
    }
}
