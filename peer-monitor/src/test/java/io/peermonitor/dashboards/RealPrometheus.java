package io.peermonitor.dashboards;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus of the machine that scrapes each second, and the HTTP API that Grafana asks. */
final class RealPrometheus implements AutoCloseable {

    /** One scrape job; what it scrapes counts as of each of these nodes, or of none. */
    record Job(String name, String address, String path, List<String> nodes) {

        private String yaml() {
            String targets =
                    nodes.isEmpty()
                            ? "{targets: ['" + address + "']}"
                            : nodes.stream()
                                    .map(it ->
                                            "{targets: ['%s'], labels: {node: %s}}"
                                                    .formatted(address, it))
                                    .collect(Collectors.joining(", "));
            return """
              - job_name: %s
                metrics_path: %s
                static_configs: [%s]
            """
                    .formatted(name, path, targets);
        }
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Path MANIFESTS = Path.of("..", "k8s").toAbsolutePath().normalize();

    private final int port = freePort();
    private final Path folder;
    private final Process process;

    private RealPrometheus(List<Job> jobs) {
        try {
            folder = Files.createTempDirectory("prometheus-");
            Path settings = Files.writeString(folder.resolve("prometheus.yaml"), settings(jobs));
            process =
                    new ProcessBuilder(
                                    program().orElseThrow().toString(),
                                    "--config.file=" + settings,
                                    "--storage.tsdb.path=" + folder.resolve("data"),
                                    "--web.listen-address=127.0.0.1:" + port)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("log").toFile())
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** It scrapes itself, too, and evaluates the rules of the stack. */
    static RealPrometheus scraping(List<Job> jobs) {
        RealPrometheus prometheus = new RealPrometheus(jobs);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !prometheus.process.isAlive() || prometheus.answers());
        if (!prometheus.process.isAlive()) {
            throw new IllegalStateException("Prometheus ended:\n" + prometheus.log());
        }
        return prometheus;
    }

    static Optional<String> missing() {
        return program().isPresent()
                ? Optional.empty()
                : Optional.of(
                        "PROMETHEUS was not found: install Debian's package prometheus, or put the"
                                + " program on the PATH.");
    }

    /** The series of an instant query, or of the last seconds. */
    List<JsonNode> ask(String expression, boolean instant) {
        long now = System.currentTimeMillis() / 1000;
        return instant
                ? ask("query", Map.of("query", expression)).path("result").valueStream().toList()
                : ask(
                                "query_range",
                                Map.of(
                                        "query",
                                        expression,
                                        "start",
                                        Long.toString(now - 15),
                                        "end",
                                        Long.toString(now),
                                        "step",
                                        "1"))
                        .path("result")
                        .valueStream()
                        .toList();
    }

    /** What {@code label_values(selector, label)} gives. */
    List<String> labelValues(String selector, String label) {
        return ask("label/" + label + "/values", Map.of("match[]", selector))
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private boolean answers() {
        try {
            return !ask("up", true).isEmpty();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            FileSystemUtils.deleteRecursively(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode ask(String path, Map<String, String> parameters) {
        String query =
                parameters.entrySet().stream()
                        .map(it -> encode(it.getKey()) + "=" + encode(it.getValue()))
                        .collect(Collectors.joining("&"));
        URI url = URI.create("http://127.0.0.1:%d/api/v1/%s?%s".formatted(port, path, query));
        HttpRequest request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20)).build();
        try {
            HttpResponse<String> answer =
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 503) {
                throw new IOException("Prometheus is not ready: " + answer.body());
            }
            JsonNode json = JsonMapper.shared().readTree(answer.body());
            if (!json.path("status").asString("").equals("success")) {
                throw new IllegalArgumentException(parameters + ": " + json.path("error"));
            }
            return json.path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String settings(List<Job> jobs) {
        String own = new Job("prometheus", "127.0.0.1:" + port, "/metrics", List.of()).yaml();
        return """
        global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
        rule_files: [%1$s/base/prometheus/rules/*.yaml, %1$s/overlays/mainnet/expectations.yaml]
        scrape_configs:
        """
                        .formatted(MANIFESTS)
                + own
                + jobs.stream().map(Job::yaml).collect(Collectors.joining());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Optional<Path> program() {
        String folders = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(folders.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
