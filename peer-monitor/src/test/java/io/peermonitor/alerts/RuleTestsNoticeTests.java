package io.peermonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The cases in src/test/prometheus must fail for every alert that is spoilt. */
@NeedsPrometheus
class RuleTestsNoticeTests {

    private static final Pattern NAME = Pattern.compile("alertname=\"(\\w+)\"");
    private static final Pattern UNWANTED = Pattern.compile("^ +alertname: (\\w+), time: ");

    @TempDir Path folder = Path.of("");

    static List<Path> files() {
        return Rule.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void alertsThatNeverFireAreNoticed(Path file) throws IOException {
        Set<String> noticed =
                failuresWith(file, "vector(1) == 0").stream()
                        .filter(line -> line.strip().startsWith("exp: "))
                        .flatMap(line -> NAME.matcher(line).results())
                        .map(name -> name.group(1))
                        .collect(Collectors.toSet());
        assertThat(noticed).containsAll(alerts(file));
    }

    @ParameterizedTest
    @MethodSource("files")
    void alertsThatAlwaysFireAreNoticed(Path file) throws IOException {
        Set<String> noticed =
                failuresWith(file, "vector(1)").stream()
                        .map(UNWANTED::matcher)
                        .filter(Matcher::find)
                        .map(matcher -> matcher.group(1))
                        .collect(Collectors.toSet());
        Set<String> alerts = alerts(file);
        // always fires anyway
        alerts.remove("Watchdog");
        assertThat(noticed).containsAll(alerts);
    }

    private static Set<String> alerts(Path file) {
        return Rule.in(file, Repository.yaml(file))
                .filter(Rule::alert)
                .map(Rule::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What promtool complains of when all alerts of one file have another expression. */
    private List<String> failuresWith(Path file, String expression) throws IOException {
        for (Path other : Rule.files()) {
            JsonNode rules = Repository.yaml(other);
            if (other.equals(file)) {
                spoil(rules, expression);
            }
            write(other.getFileName().toString(), JsonMapper.shared().writeValueAsString(rules));
        }
        String tests = Repository.read(Repository.RULE_TESTS.resolve(file.getFileName()));
        Path copy = write("tests.yaml", tests.replaceAll("\\S+/rules/", ""));
        return PrometheusProgram.PROMTOOL
                .run("test", "rules", copy.toString())
                .said()
                .lines()
                .toList();
    }

    private static void spoil(JsonNode rules, String expression) {
        rules.path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .filter(rule -> rule.has("alert"))
                .forEach(rule -> ((ObjectNode) rule).put("expr", expression));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
