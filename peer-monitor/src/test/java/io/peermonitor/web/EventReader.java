package io.peermonitor.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the stream of events as a browser does; no read waits longer than ten seconds. */
final class EventReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** One event as it was sent. */
    record Frame(String id, String event, String data) {}

    private final HttpURLConnection connection;
    private final BufferedReader lines;

    private EventReader(HttpURLConnection connection) throws IOException {
        this.connection = connection;
        this.lines =
                new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    static EventReader open(int port, String path) throws IOException {
        return open(port, path, null);
    }

    /** From now on it gets what happens, because the first ping came already. */
    static EventReader open(int port, String path, @Nullable String lastEventId)
            throws IOException {
        HttpURLConnection connection = request(port, path);
        if (lastEventId != null) {
            connection.setRequestProperty("Last-Event-ID", lastEventId);
        }
        EventReader reader = new EventReader(connection);
        if (!": ping".equals(reader.line()) || !"".equals(reader.line())) {
            throw new IOException("A stream begins with a ping.");
        }
        return reader;
    }

    static HttpURLConnection request(int port, String path) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setReadTimeout((int) PATIENCE.toMillis());
        connection.setRequestProperty("Accept", "text/event-stream");
        return connection;
    }

    /** Asks for the stream and never reads it, with the smallest buffer for what comes. */
    static Socket neverReading(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET /events HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Of the answer that has begun, of which nothing else is read. */
    static int status(Socket socket) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        byte[] begin = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
        return Integer.parseInt(new String(begin, 9, 3, StandardCharsets.US_ASCII));
    }

    /** The next line, null at a proper end of the stream. */
    @Nullable String line() throws IOException {
        return lines.readLine();
    }

    /** The next event, pings left out, null at a proper end of the stream. */
    @Nullable Frame next() throws IOException {
        String line = line();
        while (line != null && (line.isEmpty() || line.startsWith(":"))) {
            line = line();
        }
        if (line == null) {
            return null;
        }
        Frame frame = new Frame(value("id", line), value("event", line()), value("data", line()));
        if (!"".equals(line())) {
            throw new IOException("More lines than expected behind " + frame);
        }
        return frame;
    }

    private static String value(String field, @Nullable String line) throws IOException {
        if (line == null || !line.startsWith(field + ": ")) {
            throw new IOException("Expected the field " + field + ", not: " + line);
        }
        return line.substring(field.length() + 2);
    }

    String header(String name) {
        return String.valueOf(connection.getHeaderField(name));
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
