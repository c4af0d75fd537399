package io.peermonitor.testnode;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The answer to one request, well framed or raw; every method throws {@link IOException} once the
 * client is gone, which ends the script quietly.
 */
public abstract sealed class Reply permits HttpReply, WebSocketReply, IpcReply {

    final Connection connection;
    final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final String id;

    Reply(Connection connection, String id) {
        this.connection = connection;
        this.id = id;
    }

    /** One whole message in the framing of the transport. */
    public abstract void json(String message) throws IOException;

    /** A piece of one message of unknown length: a chunk, a fragment, or bare bytes on IPC. */
    public abstract void part(byte[] bytes) throws IOException;

    /** The end of the message that was sent in parts. */
    public abstract void end() throws IOException;

    /** Promises a message of this length (nothing on IPC); the bytes follow by {@link #raw}. */
    public abstract void announce(long length) throws IOException;

    /**
     * A message that answers nothing; at any time while the client is connected, after the answer
     * too, and from any thread: it lands before or behind another message, never inside one that is
     * sent in parts.
     */
    public abstract void push(String message) throws IOException;

    public final void result(String json) throws IOException {
        json("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + json + "}");
    }

    public final void error(int code, String message) throws IOException {
        String quoted = JsonRpcRequest.JSON.writeValueAsString(message);
        json(
                "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":%d,\"message\":%s}}"
                        .formatted(id, code, quoted));
    }

    /** Sets a header of the HTTP answer, Date for instance; an empty value leaves it out. */
    public final void header(String name, String value) {
        headers.put(name, value);
    }

    /** A whole HTTP answer; on a WebSocket only as the answer to the handshake. */
    public void http(int status, Map<String, String> added, byte[] body) throws IOException {
        headers.putIfAbsent("Content-Length", Integer.toString(body.length));
        headers.putAll(added);
        connection.write(HttpHead.response(status, headers), body);
    }

    /** Where the client's end of the TCP connection is; tells its connections apart. */
    public final int clientPort() {
        return connection.clientPort();
    }

    /** Bytes straight on the socket. */
    public final void raw(byte[] bytes) throws IOException {
        connection.write(bytes);
    }

    /** Ends the stream after what was written. */
    public final void cut() {
        connection.cut();
    }

    /** Resets a TCP connection; a unix socket is only cut. */
    public final void reset() throws IOException {
        connection.reset();
    }

    /** Says in a script that no answer comes, while the socket stays open. */
    public final void hang() {
        // the conversation reads on, so that it sees when the client hangs up
    }
}
