package io.peermonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** From an alert to its page, and from there to the panel that shows it. */
class RunbookTests {

    private static final Pattern PANEL =
            Pattern.compile(
                    "^Panel: \"(.+)\" of \\[(.+)]\\(\\.\\./\\.\\./grafana-dashboards/(\\w+\\.json)\\)$",
                    Pattern.MULTILINE);
    private static final Pattern COMMANDS =
            Pattern.compile("```\n(.*?)\n```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern QUERY =
            Pattern.compile("promtool query instant http://localhost:9090 '([^']+)'");
    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");

    static List<Path> runbooks() {
        return Repository.files(Repository.RUNBOOKS, ".md");
    }

    @Test
    void everyAlertHasItsRunbookAndEveryRunbookItsAlert() {
        assertThat(runbooks().stream().map(Repository::subject))
                .containsExactlyElementsOf(
                        Stream.concat(
                                        Rule.alerts().stream().map(Rule::name),
                                        Stream.of(Rule.SENT_BY_A_SCRIPT))
                                .sorted()
                                .toList());
    }

    @Test
    void alertOfTheScriptHasTheNameAndThePathOfItsRunbook() {
        assertThat(Repository.read(Repository.ROOT.resolve("k8s/base/prysm/checkpoint-verify.sh")))
                .contains(
                        "\"alertname\":\"" + Rule.SENT_BY_A_SCRIPT + "\"",
                        "\"runbook_url\":\"docs/runbooks/" + Rule.SENT_BY_A_SCRIPT + ".md\"");
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void everyRunbookHasTheSameFiveParts(Path runbook) {
        assertThat(Repository.read(runbook).lines().filter(line -> line.startsWith("#")))
                .filteredOn(line -> !line.matches("# [a-z].*"))
                .containsExactly(
                        "# " + Repository.subject(runbook),
                        "## Meaning",
                        "## Impact",
                        "## Diagnosis",
                        "## Mitigation",
                        "## Verification");
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void everyRunbookNamesThePanelThatShowsIt(Path runbook) {
        Matcher panel = PANEL.matcher(Repository.read(runbook));
        assertThat(panel.find()).isTrue();
        Path file = Repository.DASHBOARDS.resolve(panel.group(3));
        JsonNode dashboard = Repository.yaml(file);
        assertThat(dashboard.path("title").asString()).isEqualTo(panel.group(2));
        assertThat(titles(dashboard.path("panels"))).contains(panel.group(1));
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void everyRunbookHasCommandsWhoseQueriesReadWhatExists(Path runbook) {
        Matcher commands = COMMANDS.matcher(Repository.read(runbook));
        assertThat(commands.find()).isTrue();
        KnownMetrics known = KnownMetrics.read();
        QUERY.matcher(commands.group(1))
                .results()
                .forEach(query -> assertThat(known.unknownIn(query.group(1))).isEmpty());
        assertThat(commands.group(1)).containsPattern("(?m)^(kubectl|curl) ");
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void everyLinkOfARunbookLeadsToAFile(Path runbook) {
        LINK.matcher(Repository.read(runbook))
                .results()
                .map(link -> Repository.RUNBOOKS.resolve(link.group(1)))
                .forEach(target -> assertThat(Files.exists(target)).as(target.toString()).isTrue());
    }

    private static Stream<String> titles(JsonNode panels) {
        return panels.valueStream()
                .flatMap(panel ->
                        Stream.concat(
                                Stream.of(panel.path("title").asString("")),
                                titles(panel.path("panels"))));
    }
}
