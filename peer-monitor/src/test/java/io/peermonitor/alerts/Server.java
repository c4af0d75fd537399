package io.peermonitor.alerts;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus or Alertmanager on a free port of loopback, in a folder of its own. */
final class Server implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Path folder;
    private final int port;
    private final Process process;

    private Server(Path folder, int port, List<String> command) throws IOException {
        this.folder = folder;
        this.port = port;
        process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !process.isAlive() || isReady());
        if (!process.isAlive()) {
            throw new IllegalStateException(Files.readString(folder.resolve("log")));
        }
    }

    static Path newFolder() {
        try {
            return Files.createTempDirectory("prometheus-").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its settings and rules lie in the folder already. */
    static Server prometheus(Path folder, int port, Duration lookback) {
        return start(
                folder,
                port,
                PrometheusProgram.PROMETHEUS,
                "--config.file=prometheus.yaml",
                "--storage.tsdb.path=data",
                "--query.lookback-delta=" + lookback.toMillis() + "ms");
    }

    static Server alertmanager(Path folder, int port) {
        return start(
                folder,
                port,
                PrometheusProgram.ALERTMANAGER,
                "--config.file=alertmanager.yaml",
                "--storage.path=data",
                "--cluster.listen-address=");
    }

    private static Server start(
            Path folder, int port, PrometheusProgram program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.path().toString()));
        command.addAll(List.of(arguments));
        command.add("--web.listen-address=127.0.0.1:" + port);
        try {
            return new Server(folder, port, command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    JsonNode get(String path) {
        return JsonMapper.shared().readTree(send(request(path)).body());
    }

    void post(String path, String json) {
        var request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
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

    private boolean isReady() {
        try {
            return send(request("/-/ready")).statusCode() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
