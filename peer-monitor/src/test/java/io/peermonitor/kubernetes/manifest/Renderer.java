package io.peermonitor.kubernetes.manifest;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The program that turns a folder with a kustomization.yaml into one stream of YAML. */
@SuppressWarnings("ImmutableEnumChecker") // List.of lists do not change
enum Renderer {
    KUBECTL("kubectl", List.of("kustomize")),
    KUSTOMIZE("kustomize", List.of("build"));

    private static final Optional<Renderer> FOUND =
            Arrays.stream(values()).filter(Renderer::isUsable).findFirst();

    private final String program;
    private final List<String> arguments;

    Renderer(String program, List<String> arguments) {
        this.program = program;
        this.arguments = arguments;
    }

    static Optional<Renderer> find() {
        return FOUND;
    }

    static String howToGet() {
        return "Neither kubectl 1.30 nor kustomize 5 was found: install one of them, or a newer one, and"
                + " put it on the PATH.";
    }

    String render(Path folder) {
        List<String> command = new ArrayList<>(List.of(path().orElseThrow().toString()));
        command.addAll(arguments);
        command.add(folder.toString());
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

    /** An old kubectl has a kustomize inside that knows no components. */
    private boolean isUsable() {
        return path().filter(found -> this == KUSTOMIZE || hasKustomize5(found)).isPresent();
    }

    private static boolean hasKustomize5(Path kubectl) {
        try {
            Process process =
                    new ProcessBuilder(kubectl.toString(), "version", "--client")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .contains("Kustomize Version: v5");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
