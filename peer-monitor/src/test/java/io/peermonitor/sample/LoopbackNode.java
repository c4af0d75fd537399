package io.peermonitor.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node on this machine that answers {@code admin_peers} over HTTP and nothing else. */
public final class LoopbackNode implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d+)");

    private final HttpServer server;
    private volatile String peers = "[]";

    public LoopbackNode() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** From now on it has this one peer. */
    public void hasPeer(String id, String jsonName) {
        peers =
                """
                [{"id": "%s", "name": %s, "caps": ["eth/69"], "network": {
                  "localAddress": "198.51.100.1:30303", "remoteAddress": "192.0.2.1:30303",
                  "inbound": true, "trusted": false, "static": false}, "protocols": {}}]
                """
                        .formatted(id, jsonName);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String question =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher id = ID.matcher(question);
        String rest =
                question.contains("\"admin_peers\"")
                        ? "\"result\":" + peers
                        : "\"error\":{\"code\":-32601,\"message\":\"no such method\"}";
        String answer =
                "{\"jsonrpc\":\"2.0\",\"id\":%s,%s}"
                        .formatted(id.find() ? id.group(1) : "null", rest);
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
