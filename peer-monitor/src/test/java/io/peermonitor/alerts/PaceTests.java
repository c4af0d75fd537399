package io.peermonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tool that makes minutes of rules seconds must change nothing else. */
class PaceTests {

    private static final Pace PACE = new Pace(60);
    private static final List<String> TIMES = List.of("for", "keep_firing_for", "expr");
    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern DURATION = Pattern.compile("\\b(\\d+)(ms|s|m|h|d)\\b");

    static List<Rule> rules() {
        return Rule.all();
    }

    static List<Path> files() {
        return Rule.files();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "a[6h];a[360000ms]",
                "a[1h30m:1m] offset 10m;a[90000ms:1000ms] offset 10000ms",
                "predict_linear(a:b[6h], 4 * 86400) < 0;predict_linear(a:b[360000ms], (4 * 86400) / 60) < 0",
                "a{x=\"[5m]\", y=\"offset 5m\"} > 5;a{x=\"[5m]\", y=\"offset 5m\"} > 5",
                "max(a5m) / 6 > 30;max(a5m) / 6 > 30",
                "quantile_over_time(0.9, a[5m]) + clamp(b, 1, 2);quantile_over_time(0.9, a[5000ms]) + clamp(b, 1, 2)",
            })
    void onlyDurationsOfAnExpressionAreDivided(String expression, String paced) {
        assertThat(PACE.expression(expression)).isEqualTo(paced);
    }

    @Test
    void whatIsNoWholeMillisecondIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pace(7).duration("10ms"));
        assertThatIllegalArgumentException().isThrownBy(() -> PACE.duration("soon"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void expressionsOfAllRulesAreTheSameButForTheirDurations(Rule rule) {
        String paced = PACE.expression(rule.expression());
        assertThat(shape(paced).replaceAll(", \\(([0-9* ]+)\\) / 60\\)", ", $1)"))
                .isEqualTo(shape(rule.expression()));
        List<Long> before = durations(rule.expression());
        assertThat(durations(paced))
                .containsExactlyElementsOf(before.stream().map(it -> it / 60).toList());
        assertThat(paced.contains("predict_linear")).isEqualTo(paced.contains(") / 60)"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingElseOfAnyRuleChanges(Path file) {
        JsonNode paced = PACE.of(Repository.yaml(file));
        JsonNode before = Repository.yaml(file);
        assertThat(fors(paced)).isEqualTo(fors(before).stream().map(it -> it / 60).toList());
        assertThat(withoutTimes(paced)).isEqualTo(withoutTimes(before));
    }

    @Test
    void theRulesHaveDurationsOfEveryKind() {
        String all = String.join("\n", Rule.all().stream().map(Rule::expression).toList());
        assertThat(all).contains("[3m]", "offset 10m", "predict_linear(");
    }

    @Test
    void settingsOfAlertmanagerAreDividedToo() {
        JsonNode paced =
                PACE.of(
                        Repository.tree(
                                "route: {group_wait: 30s, routes: [{repeat_interval: 15m}]}"));
        assertThat(paced)
                .isEqualTo(
                        Repository.tree(
                                "route: {group_wait: 500ms, routes: [{repeat_interval: 15000ms}]}"));
    }

    private static String shape(String expression) {
        return DURATION.matcher(expression).replaceAll("D");
    }

    private static List<Long> durations(String expression) {
        return DURATION.matcher(STRING.matcher(expression).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .map(Pace::millis)
                .toList();
    }

    private static JsonNode withoutTimes(JsonNode file) {
        file.path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .forEach(rule -> ((ObjectNode) rule).remove(TIMES));
        return file;
    }

    private static List<Long> fors(JsonNode file) {
        return Stream.of("for", "keep_firing_for")
                .flatMap(key -> file.findValuesAsString(key).stream())
                .map(Pace::millis)
                .toList();
    }
}
