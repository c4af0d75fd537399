package io.peermonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An alert on a metric that nobody exports would be silent for ever. */
class RuleMetricsTests {

    private static final KnownMetrics KNOWN = KnownMetrics.read();

    static List<Rule> rules() {
        return Rule.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyMetricOfARuleExists(Rule rule) {
        assertThat(KNOWN.unknownIn(rule.expression())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void renamedMetricOfAnyRuleIsFound(Rule rule) {
        for (String name : MetricNames.in(rule.expression())) {
            String renamed = rule.expression().replace(name, name + "_renamed");
            assertThat(KNOWN.unknownIn(renamed)).contains(name + "_renamed");
        }
    }

    @Test
    void everyRuleButTheWatchdogReadsAMetric() {
        assertThat(Rule.all())
                .filteredOn(rule -> MetricNames.in(rule.expression()).isEmpty())
                .extracting(Rule::name)
                .containsExactly("Watchdog");
    }
}
