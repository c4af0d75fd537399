package io.peermonitor.testnode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of the JDK on one connection: posts a body, gets the text of the answer. */
public interface TestClient extends AutoCloseable {

    Duration DEADLINE = Duration.ofSeconds(10);

    /** Fails with an {@link IOException} when the node ends the connection instead. */
    String post(String body) throws IOException, InterruptedException;

    /** The next message, which may be one that nobody asked for; HTTP has none. */
    String next() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;

    default String call(String method) throws IOException, InterruptedException {
        return post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":[]}");
    }

    /** The client for what {@link ScriptedNode#url()} says. */
    static TestClient of(String url) throws IOException {
        return switch (url.substring(0, url.indexOf('/'))) {
            case "http:" -> new Http(URI.create(url), HttpClient.newHttpClient());
            case "ws:" -> WebSocketClient.open(URI.create(url));
            default -> Ipc.open(Path.of(url));
        };
    }

    /** Posts over one HttpClient, which keeps its connection alive. */
    record Http(URI url, HttpClient client) implements TestClient {

        @Override
        public String post(String body) throws IOException, InterruptedException {
            return send(body).body();
        }

        @Override
        public String next() {
            throw new UnsupportedOperationException("over HTTP a node only answers");
        }

        HttpResponse<String> send(String body) throws IOException, InterruptedException {
            HttpRequest request =
                    HttpRequest.newBuilder(url)
                            .timeout(DEADLINE)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() {
            client.shutdownNow();
            client.close();
        }
    }

    /** Writes a line, reads a line. */
    record Ipc(SocketChannel channel, BufferedReader lines) implements TestClient {

        static Ipc open(Path path) throws IOException {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(path));
            return new Ipc(channel, new BufferedReader(Channels.newReader(channel, UTF_8)));
        }

        @Override
        public String post(String body) throws IOException {
            channel.write(ByteBuffer.wrap(body.getBytes(UTF_8)));
            return next();
        }

        @Override
        public String next() throws IOException {
            @Nullable String line = lines.readLine();
            if (line == null) {
                throw new IOException("end of stream");
            }
            return line;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Sends a text message, waits for the next one. */
    record WebSocketClient(WebSocket socket, Received received) implements TestClient {

        static WebSocketClient open(URI url) throws IOException {
            // the HttpClient lives as long as the socket
            @SuppressWarnings("resource")
            HttpClient client = HttpClient.newHttpClient();
            Received received = new Received(new StringBuilder(), new LinkedBlockingQueue<>());
            try {
                return new WebSocketClient(
                        client.newWebSocketBuilder()
                                .connectTimeout(DEADLINE)
                                .buildAsync(url, received)
                                .join(),
                        received);
            } catch (CompletionException failure) {
                throw new IOException("no WebSocket", failure.getCause());
            }
        }

        @Override
        public String post(String body) throws IOException, InterruptedException {
            socket.sendText(body, true).join();
            return next();
        }

        @Override
        public String next() throws IOException, InterruptedException {
            @Nullable String message =
                    received.messages().poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            if (message == null || message.equals(Received.ENDED)) {
                throw new IOException("no message: " + message);
            }
            return message;
        }

        @Override
        public void close() {
            socket.abort();
        }
    }

    /** Collects whole messages, and the end of the stream as a message of its own. */
    record Received(StringBuilder begun, BlockingQueue<String> messages)
            implements WebSocket.Listener {

        static final String ENDED = "ended";

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence data, boolean last) {
            begun.append(data);
            if (last) {
                messages.add(begun.toString());
                begun.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            messages.add(ENDED);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            messages.add(ENDED);
        }
    }
}
