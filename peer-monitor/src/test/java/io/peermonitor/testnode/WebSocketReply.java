package io.peermonitor.testnode;

import static io.peermonitor.testnode.WebSocketFrame.CONTINUATION;
import static io.peermonitor.testnode.WebSocketFrame.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/** Answers with text frames, whole or in fragments. */
final class WebSocketReply extends Reply {

    private boolean begun;

    WebSocketReply(Connection connection, String id) {
        super(connection, id);
    }

    @Override
    public void json(String message) throws IOException {
        byte[] text = message.getBytes(UTF_8);
        connection.write(WebSocketFrame.head(TEXT, true, text.length), text);
    }

    @Override
    public void push(String message) throws IOException {
        byte[] text = message.getBytes(UTF_8);
        connection.push(WebSocketFrame.head(TEXT, true, text.length), text);
    }

    @Override
    public void part(byte[] bytes) throws IOException {
        connection.beginMessage();
        connection.write(WebSocketFrame.head(nextOpcode(), false, bytes.length), bytes);
    }

    @Override
    public void end() throws IOException {
        connection.write(WebSocketFrame.head(nextOpcode(), true, 0));
        begun = false;
        connection.endMessage();
    }

    @Override
    public void announce(long length) throws IOException {
        connection.write(WebSocketFrame.head(TEXT, true, length));
    }

    private int nextOpcode() {
        int opcode = begun ? CONTINUATION : TEXT;
        begun = true;
        return opcode;
    }
}
