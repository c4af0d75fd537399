package io.peermonitor.dashboards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One file of grafana-dashboards/. */
record Dashboard(String file, ObjectNode json) {

    static final Path FOLDER = Path.of("..", "grafana-dashboards");

    static List<Dashboard> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> named(file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Dashboard named(String file) {
        Path path = FOLDER.resolve(file);
        return new Dashboard(file, (ObjectNode) JsonMapper.shared().readTree(path.toFile()));
    }

    /** The same, to be changed by a test. */
    Dashboard copy() {
        return new Dashboard(file, json.deepCopy());
    }

    String uid() {
        return json.path("uid").asString("");
    }

    /** Rows included. */
    List<JsonNode> boxes() {
        return json.path("panels").valueStream().toList();
    }

    List<Panel> panels() {
        return boxes().stream()
                .filter(box -> !box.path("type").asString("").equals("row"))
                .map(Panel::new)
                .toList();
    }

    List<JsonNode> variables() {
        return json.path("templating").path("list").valueStream().toList();
    }

    @Override
    public String toString() {
        return file;
    }
}
