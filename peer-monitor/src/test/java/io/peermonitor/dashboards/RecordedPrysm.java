package io.peermonitor.dashboards;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Tells a written-down scrape of Prysm again and again; what counts there goes on counting. */
final class RecordedPrysm implements AutoCloseable {

    private static final Set<String> COUNTING = Set.of("counter", "histogram", "summary");

    private final AtomicInteger scrapes = new AtomicInteger();
    private final HttpServer server;

    private RecordedPrysm() {
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
                    byte[] body = text(scrapes.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    static RecordedPrysm start() {
        return new RecordedPrysm();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** At each scrape, counters have grown by a thousandth of what was written down. */
    static String text(int scrape) {
        Set<String> counting = new HashSet<>();
        return lines().stream()
                .map(line -> {
                    String[] words = line.split(" ", 4);
                    if (line.startsWith("# TYPE ") && COUNTING.contains(words[3])) {
                        counting.add(words[2]);
                    }
                    return line.startsWith("#") || !counts(line, counting)
                            ? line
                            : grown(line, scrape);
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static boolean counts(String line, Set<String> counting) {
        String name = line.split("[{ ]", 2)[0];
        return counting.contains(name)
                || counting.contains(name.replaceFirst("_(bucket|sum|count)$", ""));
    }

    private static String grown(String line, int scrape) {
        int end = line.lastIndexOf(' ') + 1;
        double value = Double.parseDouble(line.substring(end)) * (1000 + scrape) / 1000;
        return line.substring(0, end) + value;
    }

    private static List<String> lines() {
        String resource = "prysm.prom";
        try (InputStream content = RecordedPrysm.class.getResourceAsStream(resource)) {
            byte[] bytes = Objects.requireNonNull(content, resource).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
