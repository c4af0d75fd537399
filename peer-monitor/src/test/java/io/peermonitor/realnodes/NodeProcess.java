package io.peermonitor.realnodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A child process that never outlives this JVM and whose log can be shown when a test fails. */
final class NodeProcess {

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static final int LINES_SHOWN = 25;

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final Path log;

    private NodeProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        RUNNING.add(process);
    }

    static NodeProcess start(List<String> command, NodeFolder folder) {
        var builder = new ProcessBuilder(command);
        // these read every flag from the environment, too: what a developer set for the tests or
        // for a node of his own must not reach a test node
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("GETH_") || name.startsWith("LODESTAR_"));
        // EthereumJS leaves a log rotation file wherever it is started, even with --logFile=false
        builder.directory(folder.root().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
        try {
            return new NodeProcess(builder.start(), folder.log());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command.getFirst(), e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the process as a crash or the out-of-memory killer would: SIGKILL, no goodbye. */
    void kill() {
        process.destroyForcibly();
        await(10);
    }

    /** Lets the process say goodbye, but not for longer than a test can wait. */
    void stop() {
        process.destroy();
        if (!await(5)) {
            kill();
        }
    }

    /** Waits for the end, and answers the exit code. */
    int exitCode() {
        if (!await(30)) {
            kill();
        }
        return process.exitValue();
    }

    String lastLines() {
        try {
            // read as bytes: a killed node can leave half a character behind
            String text = new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1);
            List<String> lines = text.lines().toList();
            int from = Math.max(0, lines.size() - LINES_SHOWN);
            return String.join("\n", lines.subList(from, lines.size()));
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    private boolean await(int seconds) {
        try {
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            if (ended) {
                RUNNING.remove(process);
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return false;
        }
    }
}
