package io.peermonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Holds the cases in src/test/prometheus to be enough; promtool holds them to be true. */
class RuleTestsCoverageTests {

    private static final Pattern FIRING =
            Pattern.compile("ALERTS\\{alertname=\"(\\w+)\".*\\}|\\{alertname=\"(\\w+)\"\\}");

    /** They fire because there is no data: so they have no case without any. */
    private static final Set<String> ABOUT_MISSING_DATA =
            Set.of("Watchdog", "PeerMonitorAbsent", "ExpectationsMissing");

    static List<Rule> alerts() {
        return Rule.alerts();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertFiresInACaseOfTheTestsOfItsFile(Rule alert) {
        assertThat(firing(cases(alert.file()))).contains(alert.name());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertStaysQuietInACaseOfTheTestsOfItsFile(Rule alert) {
        if (!alert.name().equals("Watchdog")) {
            assertThat(quiet(cases(alert.file()))).contains(alert.name());
        }
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertIsQuietWhenTheMetricsItReadsAreMissing(Rule alert) {
        if (!ABOUT_MISSING_DATA.contains(alert.name())) {
            List<JsonNode> withoutData =
                    cases(alert.file()).stream().filter(it -> hasNoneOf(it, alert)).toList();
            assertThat(quiet(withoutData)).contains(alert.name());
        }
    }

    @Test
    void alertThatNoCaseNamesWouldBeFound() {
        JsonNode cases =
                Repository.tree(
                        """
                        - alert_rule_test:
                            - {eval_time: 1m, alertname: A, exp_alerts: []}
                            - {eval_time: 1m, alertname: B, exp_alerts: [{}]}
                          promql_expr_test:
                            - expr: ALERTS{alertname="C"}
                              eval_time: 1m
                              exp_samples: [{labels: 'ALERTS{alertname="C", node="x"}', value: 1}]
                            - {expr: 'ALERTS{alertname="D"}', eval_time: 1m}
                        """);
        assertThat(quiet(cases.valueStream().toList())).containsExactly("A");
        assertThat(firing(cases.valueStream().toList())).containsExactly("C");
    }

    private static List<JsonNode> cases(String file) {
        return Repository.yaml(Repository.RULE_TESTS.resolve(file + ".yaml"))
                .path("tests")
                .valueStream()
                .toList();
    }

    private static Set<String> firing(List<JsonNode> cases) {
        return samples(cases)
                .map(sample -> FIRING.matcher(sample.path("labels").asString()))
                .filter(Matcher::matches)
                .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonNode> samples(List<JsonNode> cases) {
        return cases.stream()
                .flatMap(it -> it.path("promql_expr_test").valueStream())
                .flatMap(it -> it.path("exp_samples").valueStream());
    }

    private static Set<String> quiet(List<JsonNode> cases) {
        return cases.stream()
                .flatMap(it -> it.path("alert_rule_test").valueStream())
                .filter(it -> it.path("exp_alerts").isEmpty())
                .map(it -> it.path("alertname").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** None but the expectations, which are there when everything else is missing. */
    private static boolean hasNoneOf(JsonNode test, Rule alert) {
        Set<String> read = MetricNames.in(alert.expression());
        return test.path("input_series")
                .valueStream()
                .map(series -> series.path("series").asString().split("\\{", 2)[0])
                .filter(name -> !name.startsWith("expected:"))
                .noneMatch(read::contains);
    }
}
