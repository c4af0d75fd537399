package io.peermonitor.faults;

import static org.awaitility.Awaitility.await;

import io.peermonitor.PeerMonitorApplication;
import io.peermonitor.benchmark.Java;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service with the JVM options of the image, started from the classes under test. */
final class ServiceProcess implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern PAGE = Pattern.compile("Page: http://localhost:(\\d+)/");

    private final Process process;
    private final Path output;
    private final int port;

    private ServiceProcess(List<String> properties) throws IOException {
        List<String> words = new ArrayList<>(List.of(Java.program()));
        words.add("@" + Java.start().replace("benchmark/Start.java", "image/jvm.options"));
        words.add("-cp");
        words.add(System.getProperty("java.class.path"));
        words.add(PeerMonitorApplication.class.getName());
        properties.forEach(property -> words.add("--" + property));
        output = Files.createTempFile("service", ".log");
        process =
                new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        port = awaitPort();
    }

    /** Is up on a free port when this returns. */
    static ServiceProcess watching(List<FaultyNode> nodes, String... more) throws IOException {
        return watching(0, nodes, more);
    }

    /** Is up on this port when this returns. */
    static ServiceProcess watching(int port, List<FaultyNode> nodes, String... more)
            throws IOException {
        List<String> properties = new ArrayList<>(List.of("server.port=" + port));
        for (int number = 0; number < nodes.size(); number++) {
            properties.add("peer-monitor.nodes.node-" + number + ".url=" + nodes.get(number).url());
        }
        properties.addAll(Arrays.asList(more));
        return new ServiceProcess(properties);
    }

    private int awaitPort() {
        try {
            return await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(this::saidPort, said -> said > 0);
        } catch (RuntimeException late) {
            process.destroyForcibly();
            throw late;
        }
    }

    private int saidPort() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The service ended: " + said());
        }
        Matcher page = PAGE.matcher(said());
        return page.find() ? Integer.parseInt(page.group(1)) : 0;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** All that it wrote so far. */
    String said() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** Over a connection of its own, which leaves nothing behind. */
    String get(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection)
                        URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        connection.setRequestProperty("Accept", "*/*");
        connection.setConnectTimeout((int) PATIENCE.toMillis());
        connection.setReadTimeout((int) PATIENCE.toMillis());
        try (InputStream body = connection.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    String scrape() throws IOException {
        return get("/actuator/prometheus");
    }

    /** How many of the nodes answer, as the service publishes it. */
    long up() throws IOException {
        return scrape().lines()
                .filter(line -> line.matches("peer_monitor_node_up\\{.*} 1.0"))
                .count();
    }

    Footprint footprint() throws IOException, InterruptedException {
        return Footprint.of(process.pid());
    }

    /** Idle connections and threads of the HTTP client end after a minute. */
    void awaitFootprint(Footprint base) {
        await("back to " + base)
                .atMost(PATIENCE.multipliedBy(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(this::footprint, now -> now.isBackTo(base));
    }

    void awaitUp(long nodes) {
        await().atMost(PATIENCE).until(this::up, up -> up == nodes);
    }

    /** By SIGTERM; its exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return end();
    }

    /** By SIGKILL; its exit code. */
    int kill() throws InterruptedException {
        process.destroyForcibly();
        return end();
    }

    private int end() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("The service did not end.");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            end();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        Files.delete(output);
    }
}
