package io.peermonitor.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectorTests {

    @Test
    void metricMatchersRangeAndFunctionsAreTold() {
        assertThat(
                        Selector.in(
                                "60 * sum by (node) (rate(a_total{job=~\"$job\",x!=\"y}\"}[$__rate_interval]))"))
                .containsExactly(
                        new Selector(
                                "a_total",
                                Map.of("job", "=~\"$job\"", "x", "!=\"y}\""),
                                "$__rate_interval",
                                List.of("rate", "sum")));
    }

    @Test
    void everyFunctionAroundIsToldTheInnermostFirst() {
        assertThat(Selector.in("histogram_quantile(0.95, (rate(a_bucket[5m]))) or vector(0)"))
                .extracting(Selector::metric, Selector::functions)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "a_bucket", List.of("rate", "histogram_quantile")));
    }

    @Test
    void wordsThatAreNoMetricsAreNoSelectors() {
        assertThat(
                        Selector.in(
                                "a / on (node) group_left (client) b unless max by (c) (d) > bool 2e3"))
                .extracting(Selector::metric)
                .containsExactly("a", "b", "d");
    }

    @Test
    void seriesMayBeSelectedByLabelsAlone() {
        assertThat(Selector.in("count({job=\"x\"})"))
                .extracting(Selector::metric)
                .containsExactly("");
    }

    @Test
    void wordsInStringsAreNoMetrics() {
        assertThat(Selector.in("label_replace(vector(0), \"reason\", \"nobody left\", \"\", \"\")"))
                .isEmpty();
    }
}
