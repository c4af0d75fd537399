package io.peermonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator reads at night. */
class AlertTextTests {

    private static final Set<String> SEVERITIES = Set.of("critical", "warning", "info");
    private static final Set<String> SUBJECTS =
            Set.of("monitor", "execution", "consensus", "peers", "pair", "disk");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{.*?\\}\\}");
    private static final Pattern ALLOWED =
            Pattern.compile(
                    "\\{\\{ (\\$labels\\.[a-z]+"
                            + "|\\$value \\| humanize(Percentage|Duration)?) \\}\\}");

    static List<Rule> alerts() {
        return Rule.alerts();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertHasASeverityAndASubjectOfAClosedSet(Rule alert) {
        assertThat(alert.label("subject")).isIn(SUBJECTS);
        if (alert.name().equals("Watchdog")) {
            assertThat(alert.label("severity")).isEqualTo("none");
        } else {
            assertThat(alert.label("severity")).isIn(SEVERITIES);
        }
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertSaysInASentenceWhatIsWrongAndWithNumbersHowMuch(Rule alert) {
        assertThat(alert.annotations()).containsOnlyKeys("summary", "description", "runbook_url");
        assertThat(alert.annotation("summary")).endsWith(".").doesNotContain("{{");
        assertThat(alert.annotation("description")).endsWith(".");
        if (!alert.name().equals("Watchdog")) {
            assertThat(alert.annotation("description")).matches("(?s).*(\\d|\\$value).*");
        }
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertNamesItsRunbookByItsPathInTheProject(Rule alert) {
        assertThat(alert.annotation("runbook_url"))
                .isEqualTo("docs/runbooks/" + alert.name() + ".md");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void descriptionsUseLabelsAndTheHumanisedValueOnly(Rule alert) {
        assertThat(strangeTemplates(alert.annotation("description"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ $value }}",
                "{{ $labels.node | toUpper }}",
                "{{ query \"up\" }}",
                "{{ with x }}{{ . }}{{ end }}",
            })
    void anotherTemplateIsStrange(String text) {
        assertThat(strangeTemplates(text)).isNotEmpty();
    }

    private static List<String> strangeTemplates(String text) {
        return TEMPLATE.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(it -> !ALLOWED.matcher(it).matches())
                .toList();
    }
}
