package io.peermonitor.alerts;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/** Takes what Alertmanager sends, as a pager would. */
final class Webhook implements AutoCloseable {

    private final List<Notification> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private Webhook() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    JsonMapper.shared()
                            .readTree(new String(body, StandardCharsets.UTF_8))
                            .path("alerts")
                            .forEach(alert -> received.add(Notification.of(alert)));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
    }

    static Webhook start() {
        return new Webhook();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    List<Notification> received() {
        return List.copyOf(received);
    }

    /** What fires by the last message about it, without some. */
    List<String> firing(Set<String> without) {
        Map<String, Notification> last = new LinkedHashMap<>();
        received.forEach(it -> last.put(it.labels().toString(), it));
        return last.values().stream()
                .filter(Notification::firing)
                .filter(it -> !without.contains(it.name()))
                .map(Notification::title)
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
