package io.peermonitor.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of this project that are about alerts. */
final class Repository {

    static final Path ROOT = Path.of("..");
    static final Path PROMETHEUS = ROOT.resolve(Path.of("k8s", "base", "prometheus"));
    static final Path ALERTMANAGER = ROOT.resolve(Path.of("k8s", "base", "alertmanager"));
    static final Path OVERLAYS = ROOT.resolve(Path.of("k8s", "overlays"));
    static final Path OPERATOR = ROOT.resolve(Path.of("k8s", "components", "prometheus-operator"));
    static final Path RUNBOOKS = ROOT.resolve(Path.of("docs", "runbooks"));
    static final Path DASHBOARDS = ROOT.resolve("grafana-dashboards");
    static final Path RULE_TESTS = Path.of("src", "test", "prometheus");

    private Repository() {}

    /** The files of one folder whose names end so, in the order of the alphabet. */
    static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its name without the folder and the ending. */
    static String subject(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(Path file) {
        return tree(read(file));
    }

    /** A key written twice is an error. */
    static JsonNode tree(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object content = new Yaml(new SafeConstructor(options)).load(yaml);
        return JsonMapper.shared().valueToTree(content);
    }
}
