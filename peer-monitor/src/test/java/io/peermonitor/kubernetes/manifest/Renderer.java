package io.peermonitor.kubernetes.manifest;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The program that turns a folder with a kustomization.yaml into one stream of YAML. */
@SuppressWarnings("ImmutableEnumChecker") // List.of lists do not change
enum Renderer {
    KUBECTL("kubectl", List.of("kustomize")),
    KUSTOMIZE("kustomize", List.of("build"));

    private final String program;
    private final List<String> arguments;

    Renderer(String program, List<String> arguments) {
        this.program = program;
        this.arguments = arguments;
    }

    static Optional<Renderer> find() {
        return Arrays.stream(values()).filter(renderer -> renderer.path().isPresent()).findFirst();
    }

    static String howToGet() {
        return "Neither kubectl nor kustomize was found: install kubectl 1.30 or newer and put it on"
                + " the PATH.";
    }

    String render(Path folder) {
        Path found = path().orElseThrow(() -> new IllegalStateException(howToGet()));
        List<String> command =
                Stream.concat(
                                Stream.concat(Stream.of(found.toString()), arguments.stream()),
                                Stream.of(folder.toString()))
                        .toList();
        try {
            Path complaints = Files.createTempFile("render-", ".log");
            var process = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
            process.getOutputStream().close();
            String yaml =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            String said = Files.readString(complaints);
            Files.delete(complaints);
            // a deprecated field is only a warning, on standard error
            if (exitCode != 0 || !said.isBlank()) {
                throw new IllegalStateException(String.join(" ", command) + " said:\n" + said);
            }
            return yaml;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Optional<Path> path() {
        String folders = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(folders.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
