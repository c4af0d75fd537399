package io.peermonitor.link;

import com.jayway.jsonpath.JsonPath;
import io.peermonitor.PeerMonitorApplication;
import io.peermonitor.benchmark.Java;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The service in a process of its own on its host, asked there. */
final class FarMonitor implements AutoCloseable {

    private static final int PORT = 8080;

    private final Host host;
    private final Path log;
    private final Process process;

    FarMonitor(Host host, Path log, Map<String, String> nodes) throws IOException {
        this.host = host;
        this.log = log;
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Java.program(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                PeerMonitorApplication.class.getName(),
                                "--server.port=" + PORT,
                                "--peer-monitor.polling.interval=2s",
                                "--peer-monitor.polling.timeout=2s"));
        nodes.forEach((name, url) -> command.add("--peer-monitor.nodes." + name + ".url=" + url));
        process = host.on(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /** The body of an answer; bash alone can ask on any host. */
    String get(String path) throws IOException {
        String script =
                "exec 3<>/dev/tcp/127.0.0.1/%d; printf 'GET %s HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3; cat <&3"
                        .formatted(PORT, path);
        String answer = host.finish(List.of("bash", "-c", script));
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    boolean isUp() {
        try {
            return get("/readyz").contains("UP");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Over all series of a node; 0 where nothing was counted. */
    double sum(String metric, String node) throws IOException {
        return get("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(metric + "{"))
                .filter(line -> line.contains("node=\"" + node + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    String mode(String node) throws IOException {
        return JsonPath.read(get("/nodes/" + node), "$.updates");
    }

    /** All that was told of a peer of a node, oldest first. */
    List<String> told(String node, String peer) throws IOException {
        return JsonPath.read(
                get("/events?limit=500&node=" + node),
                "$.events[?(@.peer.id == '" + peer + "' && @.type != 'identified')].type");
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    long sockets() throws IOException {
        try (Stream<Path> files = Files.list(proc("fd"))) {
            return files.filter(FarMonitor::isSocket).count();
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    long threads() throws IOException {
        try (Stream<Path> tasks = Files.list(proc("task"))) {
            return tasks.count();
        }
    }

    private Path proc(String what) {
        return Path.of("/proc", Long.toString(process.pid()), what);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
