package io.peermonitor.testnode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;

/** Answers with bare JSON and a line end, as Geth does on its socket. */
final class IpcReply extends Reply {

    IpcReply(Connection connection, String id) {
        super(connection, id);
    }

    @Override
    public void json(String message) throws IOException {
        connection.write(line(message));
    }

    @Override
    public void push(String message) throws IOException {
        connection.push(line(message));
    }

    private static byte[] line(String message) {
        return (message + "\n").getBytes(UTF_8);
    }

    @Override
    public void part(byte[] bytes) throws IOException {
        connection.beginMessage();
        connection.write(bytes);
    }

    @Override
    public void end() throws IOException {
        connection.write(line(""));
        connection.endMessage();
    }

    @Override
    public void announce(long length) {
        // nothing on this transport says how long a message is
    }

    @Override
    public void http(int status, Map<String, String> added, byte[] body) {
        throw new UnsupportedOperationException("IPC speaks no HTTP: script status " + status);
    }
}
