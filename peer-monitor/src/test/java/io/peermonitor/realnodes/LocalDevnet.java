package io.peermonitor.realnodes;

import static org.awaitility.Awaitility.await;

import io.peermonitor.kubernetes.manifest.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** scripts/devnet-local.sh as a user runs it, ended with all that it began. */
final class LocalDevnet implements AutoCloseable {

    private static final Path SCRIPT = Repository.ROOT.resolve("scripts/devnet-local.sh");

    private static final Pattern MAIN = Pattern.compile("/(geth|beacon-chain|validator) --");

    private final Process script;
    private final Path folder;
    private final Path output;

    private LocalDevnet(Process script, Path folder, Path output) {
        this.script = script;
        this.folder = folder;
        this.output = output;
    }

    static LocalDevnet start(Path folder, Map<String, String> variables, String... options) {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(List.of("--dir", folder.toString()));
        command.addAll(List.of(options));
        try {
            Path output = Files.createTempFile(folder.getParent(), "devnet-", ".out");
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(output.toFile()).environment().putAll(variables);
            Process script = builder.start();
            script.getOutputStream().close();
            return new LocalDevnet(script, folder, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String said() {
        return read(output);
    }

    String log(String pod) {
        return read(folder.resolve(pod).resolve("log"));
    }

    /** The process of the container that runs in a pod now. */
    Optional<ProcessHandle> process(String pod) {
        String id = read(folder.resolve(pod).resolve("pid")).strip();
        return id.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(id));
    }

    /** As the kubelet ends a pod, or Ctrl-C the script. */
    void stop() {
        script.destroy();
        try {
            if (!script.waitFor(2, TimeUnit.MINUTES)) {
                throw new AssertionError("The devnet does not end: " + said());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How often the main container of a pod was started. */
    long starts(String pod) {
        return log(pod).lines().filter(line -> MAIN.matcher(line).find()).count();
    }

    void awaitStart(String pod) {
        await().atMost(Duration.ofMinutes(2))
                .failFast("it has ended", () -> !script.isAlive())
                .until(() -> starts(pod) > 0);
    }

    @Override
    public void close() {
        stop();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
