package io.peermonitor.testnode;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;

/** Answers with HTTP/1.1, by Content-Length or in chunks. */
final class HttpReply extends Reply {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final byte[] LINE_END = "\r\n".getBytes(US_ASCII);
    private boolean begun;

    HttpReply(Connection connection, String id) {
        super(connection, id);
    }

    @Override
    public void json(String message) throws IOException {
        http(200, JSON, message.getBytes(UTF_8));
    }

    @Override
    public void part(byte[] bytes) throws IOException {
        begin("Transfer-Encoding", "chunked");
        // an empty chunk would be the end
        if (bytes.length > 0) {
            byte[] size = (Integer.toHexString(bytes.length) + "\r\n").getBytes(US_ASCII);
            connection.write(size, bytes, LINE_END);
        }
    }

    @Override
    public void end() throws IOException {
        begin("Transfer-Encoding", "chunked");
        connection.write("0\r\n\r\n".getBytes(US_ASCII));
    }

    @Override
    public void announce(long length) throws IOException {
        begin("Content-Length", Long.toString(length));
    }

    @Override
    public void push(String message) {
        throw new UnsupportedOperationException("HTTP takes nothing unasked: script an answer");
    }

    private void begin(String framing, String value) throws IOException {
        if (begun) {
            return;
        }
        begun = true;
        headers.putAll(JSON);
        headers.put(framing, value);
        connection.write(HttpHead.response(200, headers));
    }
}
