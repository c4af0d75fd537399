package io.peermonitor.alerts;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One rule of the stack, an alert or a recording. */
record Rule(
        String file,
        String name,
        boolean alert,
        String expression,
        Map<String, String> labels,
        Map<String, String> annotations) {

    /** Whoever fires without a rule: its name is in the script that sends it. */
    static final String SENT_BY_A_SCRIPT = "CheckpointDiffers";

    static List<Path> files() {
        return Repository.files(Repository.PROMETHEUS.resolve("rules"), ".yaml");
    }

    static List<Rule> all() {
        return files().stream().flatMap(file -> in(file, Repository.yaml(file))).toList();
    }

    static List<Rule> alerts() {
        return all().stream().filter(Rule::alert).toList();
    }

    static Stream<Rule> in(Path file, JsonNode content) {
        return content.path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .map(rule -> of(Repository.subject(file), rule));
    }

    private static Rule of(String file, JsonNode rule) {
        boolean alert = rule.has("alert");
        return new Rule(
                file,
                rule.path(alert ? "alert" : "record").asString(),
                alert,
                rule.path("expr").asString(),
                texts(rule.path("labels")),
                texts(rule.path("annotations")));
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        node.propertyStream().forEach(it -> texts.put(it.getKey(), it.getValue().asString()));
        return texts;
    }

    String annotation(String annotation) {
        return annotations.getOrDefault(annotation, "");
    }

    String label(String label) {
        return labels.getOrDefault(label, "");
    }

    @Override
    public String toString() {
        return name;
    }
}
