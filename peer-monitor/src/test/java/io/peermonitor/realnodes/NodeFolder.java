package io.peermonitor.realnodes;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.util.FileSystemUtils;

/** The temporary folder one node lives in: its data, its settings, its log. */
record NodeFolder(Path root) {

    private static final Duration START = Duration.ofSeconds(60);
    // the kernel's limit for the path of a socket is 108 bytes on Linux and 104 on macOS
    private static final int LONGEST_SOCKET_PATH = 100;

    static NodeFolder create() {
        try {
            return new NodeFolder(Files.createTempDirectory("node-"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create a folder for a node", e);
        }
    }

    Path path(String name) {
        return root.resolve(name);
    }

    Path socket(String name) {
        Path socket = path(name);
        int length = socket.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_SOCKET_PATH) {
            throw new IllegalStateException(
                    "\"" + socket + "\" is too long for a socket; set java.io.tmpdir to less.");
        }
        return socket;
    }

    Path log() {
        return path("node.log");
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(path(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String name) {
        try {
            Files.delete(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path copyOf(String resource) {
        Path copy = path(Path.of(resource).getFileName().toString());
        try (InputStream content = NodeFolder.class.getResourceAsStream(resource)) {
            Files.write(copy, Objects.requireNonNull(content, resource).readAllBytes());
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts the node and waits until it answers; a node that does not is ended and its log shown.
     */
    NodeProcess run(List<String> command, NodeRpc rpc) {
        return run(command, rpc::answers);
    }

    NodeProcess run(List<String> command, BooleanSupplier answers) {
        var process = NodeProcess.start(command, this);
        try {
            await().atMost(START)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> !process.isAlive() || answers.getAsBoolean());
        } catch (ConditionTimeoutException e) {
            process.kill();
            throw new IllegalStateException(
                    "No answer in " + START + ":\n" + process.lastLines(), e);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("The node ended:\n" + process.lastLines());
        }
        return process;
    }

    void delete() {
        try {
            FileSystemUtils.deleteRecursively(root);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + root, e);
        }
    }
}
