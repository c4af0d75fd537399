package io.peermonitor.dashboards;

import io.peermonitor.alerts.MetricNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way from an alert to its runbook, and on to the panel that shows its figure. */
final class AlertPanels {

    private static final Path RULES = Path.of("..", "k8s", "base", "prometheus", "rules");
    private static final Path RUNBOOKS = Path.of("..", "docs", "runbooks");
    private static final Pattern PANEL =
            Pattern.compile(
                    "Panel: \"(.+)\" of \\[.+]\\(\\.\\./\\.\\./grafana-dashboards/(\\w+\\.json)\\)");

    private final Map<String, String> alerts = new TreeMap<>();
    private final Map<String, String> records = new TreeMap<>();

    private AlertPanels() {
        try (Stream<Path> files = Files.list(RULES)) {
            files.forEach(file -> rulesOf(file).forEach(this::add));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AlertPanels read() {
        return new AlertPanels();
    }

    Set<String> alerts() {
        return alerts.keySet();
    }

    /** What is wrong with the way that a runbook shows, empty when nothing is. */
    Optional<String> fault(String alert, String runbook) {
        Matcher named = PANEL.matcher(runbook);
        if (!named.find()) {
            return Optional.of("it names no panel");
        }
        Optional<Panel> panel = panel(named.group(2), named.group(1));
        if (panel.isEmpty()) {
            return Optional.of("there is no " + named.group());
        }
        Set<String> read = metrics(alerts.getOrDefault(alert, ""));
        boolean shown = read.isEmpty() || shown(panel.get()).anyMatch(read::contains);
        return shown ? Optional.empty() : Optional.of(panel.get() + " shows nothing of " + read);
    }

    static String runbook(String alert) {
        return read(RUNBOOKS.resolve(alert + ".md"));
    }

    private Stream<String> shown(Panel panel) {
        return panel.queries().stream().flatMap(it -> metrics(it.expression()).stream());
    }

    /** With what recorded series are made of in their place. */
    private Set<String> metrics(String expression) {
        Set<String> metrics = new TreeSet<>();
        for (String name : MetricNames.in(expression)) {
            if (records.containsKey(name)) {
                metrics.addAll(metrics(records.get(name)));
            } else {
                metrics.add(name);
            }
        }
        return metrics;
    }

    private static Optional<Panel> panel(String file, String title) {
        return Dashboard.all().stream()
                .filter(it -> it.file().equals(file))
                .flatMap(it -> it.panels().stream())
                .filter(it -> it.title().equals(title))
                .findFirst();
    }

    private void add(JsonNode rule) {
        String expression = rule.path("expr").asString("");
        if (rule.has("alert")) {
            alerts.put(rule.path("alert").asString(), expression);
        } else {
            records.put(rule.path("record").asString(), expression);
        }
    }

    private static List<JsonNode> rulesOf(Path file) {
        Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(read(file));
        return JsonMapper.shared()
                .<JsonNode>valueToTree(content)
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
