package io.peermonitor.kubernetes.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository; tests run in the folder of the module. */
public final class Repository {

    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    public static final Path K8S = ROOT.resolve("k8s");

    private Repository() {}

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that somebody may render or apply, and what exists only to be tested. */
    public static List<Path> renderable() {
        Stream<Path> stacks =
                Stream.concat(
                        Stream.of(K8S, ROOT.resolve("grafana-dashboards")),
                        Stream.of("overlays", "tests")
                                .map(K8S::resolve)
                                .flatMap(Repository::foldersIn));
        return stacks.filter(folder -> Files.isRegularFile(kustomization(folder))).toList();
    }

    /** Every kustomization.yaml, also those that are never rendered alone. */
    public static List<Path> kustomizations() {
        return Stream.of(K8S, ROOT.resolve("grafana-dashboards"))
                .flatMap(Repository::filesUnder)
                .filter(file -> file.endsWith("kustomization.yaml"))
                .toList();
    }

    public static Path kustomization(Path folder) {
        return folder.resolve("kustomization.yaml");
    }

    public static Stream<Path> filesUnder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> foldersIn(Path folder) {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
