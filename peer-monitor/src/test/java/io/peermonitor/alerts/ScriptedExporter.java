package io.peermonitor.alerts;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** Tells the series that a test gives it, as Geth or Prysm would. */
final class ScriptedExporter implements AutoCloseable {

    private final Map<String, Double> series = new ConcurrentSkipListMap<>();
    private final HttpServer server;

    private ScriptedExporter() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/metrics",
                exchange -> {
                    byte[] body = text().getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    static ScriptedExporter start() {
        return new ScriptedExporter();
    }

    ScriptedExporter tells(String written, double value) {
        series.put(written, value);
        return this;
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private String text() {
        return series.entrySet().stream()
                .map(it -> it.getKey() + " " + it.getValue() + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
