package io.peermonitor.kubernetes.script;

import io.peermonitor.kubernetes.manifest.Repository;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a script of k8s/ as its container would: a clean environment, and BusyBox for sh and the
 * rest where the machine has it, as the images have.
 */
public final class Shell implements AutoCloseable {

    private static final int LONGEST_SECONDS = 60;

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();

    public Shell() {
        try {
            folder = Files.createTempDirectory("script-");
            Path programs = Files.createDirectory(folder.resolve("bin"));
            variables.put("PATH", programs + File.pathSeparator + System.getenv("PATH"));
            variables.put("TMPDIR", Files.createDirectory(folder.resolve("tmp")).toString());
            installBusyBox(programs);
            recordArguments(programs, "curl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a script said and how it ended. */
    public record Outcome(int exitCode, String output, String errors) {

        public List<String> lines() {
            return output.lines().toList();
        }
    }

    public Shell with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** A script by its path below k8s/. */
    public Outcome run(String script, String... arguments) {
        List<String> command =
                Stream.concat(
                                Stream.of("sh", Repository.K8S.resolve(script).toString()),
                                Arrays.stream(arguments))
                        .toList();
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        var builder = new ProcessBuilder(withPath(command));
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(script + " hangs: " + Files.readString(errors));
            }
            return new Outcome(
                    process.exitValue(), Files.readString(output), Files.readString(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every word that curl was started with, for anybody on the machine can read those. */
    public String argumentsOfCurl() {
        return read(folder.resolve("arguments"));
    }

    /** What a script has left in its folder for temporary files. */
    public List<Path> leftBehind() {
        try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Optional<Path> find(String program) {
        String folders = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(folders.split(File.pathSeparator, -1))
                .filter(path -> !path.isBlank())
                .map(path -> Path.of(path, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** ProcessBuilder looks for the program in the PATH of this JVM. */
    private List<String> withPath(List<String> command) {
        Path own = folder.resolve("bin").resolve(command.getFirst());
        Path program = Files.exists(own) ? own : find(command.getFirst()).orElseThrow();
        return Stream.concat(Stream.of(program.toString()), command.stream().skip(1)).toList();
    }

    private static void installBusyBox(Path programs) throws IOException {
        Optional<Path> found = find("busybox");
        if (found.isEmpty()) {
            return;
        }
        for (String name : said(found.get(), "--list").lines().toList()) {
            Files.createSymbolicLink(programs.resolve(name), found.get());
        }
        // Debian builds BusyBox without time-outs, and its wget crashes when it is given one
        if (!said(found.get(), "wget", "--help").contains("-T SEC")) {
            Files.deleteIfExists(programs.resolve("wget"));
        }
    }

    private static String said(Path program, String... arguments) throws IOException {
        List<String> command =
                Stream.concat(Stream.of(program.toString()), Arrays.stream(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void recordArguments(Path programs, String program) throws IOException {
        Path real = find(program).orElseThrow();
        Path recorder =
                Files.writeString(
                        programs.resolve(program),
                        """
                        #!/bin/sh
                        printf '%%s\\n' "$@" >>%s
                        exec %s "$@"
                        """
                                .formatted(folder.resolve("arguments"), real));
        Files.setPosixFilePermissions(recorder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
