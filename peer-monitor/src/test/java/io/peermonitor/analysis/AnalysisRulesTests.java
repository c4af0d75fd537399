package io.peermonitor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.peermonitor.peer.ClientFamily;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnalysisRulesTests {

    /**
     * A threshold that drifts changes what wakes people at night, so each is written down twice.
     */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "OUTBOUND_FILL, 0.5, 0.25, 30, 15",
                "OUTBOUND_TOP_NETWORK, 0.18, 0.24, 10, 10",
                "TOP_NETWORK, 0.07, 0.11, 10, 10",
                "TOP_WIDE_NETWORK, 0.25, 0.5, 10, 10",
                "SAME_ADDRESS, 2, 5, 10, 10",
                "DISTINCT_NETWORKS, 0.8, 0.5, 10, 10",
                "EFFECTIVE_NETWORKS, 8, 4, 10, 10",
                "INBOUND_SHARE, 0.8, 0.95, 15, 10",
                "ANCHORS_MISSING, 0, 0.99, 10, 5",
                "CLIENT_CONCENTRATION, 0.6, -, 30, 30",
                "SAME_BUILD, 0.5, 0.9, 30, 10",
                "YOUNG_OUTBOUND, 0.5, 0.9, 2, 2",
                "CHURN, 3, -, 10, 10",
                "SESSION_AGE, 0.3, -, 10, 10",
                "CLOCK, 5, 10, 5, 5",
                "PEERS_BEHIND, 0.3, 0.7, 10, 5",
                "BEHIND_PEERS, 64, 256, 5, 5",
                "OWN_NODES_DISAGREE, 3, 32, 2, 2"
            })
    void thresholdsAreThese(
            Indicator indicator,
            double warning,
            @Nullable Double critical,
            int warningMinutes,
            int criticalMinutes) {
        assertThat(AnalysisRules.USUAL.threshold(indicator))
                .isEqualTo(
                        new Threshold(
                                warning,
                                critical,
                                Duration.ofMinutes(warningMinutes),
                                Duration.ofMinutes(criticalMinutes)));
    }

    @Test
    void oneThresholdIsReplacedWithoutTheOthers() {
        Threshold stricter = Indicator.SAME_ADDRESS.usual().with(1.0, null, null, Duration.ZERO);
        AnalysisRules rules = TestJudge.rules(Map.of(Indicator.SAME_ADDRESS, stricter), Map.of());

        assertThat(rules.threshold(Indicator.SAME_ADDRESS))
                .isEqualTo(new Threshold(1, 5.0, Duration.ofMinutes(10), Duration.ZERO));
        assertThat(rules.threshold(Indicator.CHURN)).isEqualTo(Indicator.CHURN.usual());
    }

    @ParameterizedTest
    @EnumSource
    void everyIndicatorSaysWhatAGoodNumberIs(Indicator indicator) {
        assertThat(indicator.good()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TOP_NETWORK | 1.5 | 2 | indicators.top-network: the threshold 1.5 is not possible:"
                        + " give a number between 0 and 1.",
                "TOP_NETWORK | NaN | 1 | indicators.top-network: the threshold NaN is not possible:"
                        + " give a number between 0 and 1.",
                "SAME_ADDRESS | -1 | 5 | indicators.same-address: the threshold -1.0 is not"
                        + " possible: give a number between 0 and 1000000.",
                "SAME_ADDRESS | 6 | 5 | indicators.same-address: critical is 5.0 and warning 6.0: a"
                        + " warning must come first, so give a critical value above the one of the"
                        + " warning.",
                "OUTBOUND_FILL | 0.2 | 0.4 | indicators.outbound-fill: critical is 0.4 and warning"
                        + " 0.2: a warning must come first, so give a critical value below the one of"
                        + " the warning."
            })
    void anImpossibleThresholdIsRefused(
            Indicator indicator, double warning, double critical, String message) {
        Map<Indicator, Threshold> thresholds =
                Map.of(indicator, indicator.usual().with(warning, critical, null, null));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestJudge.rules(thresholds, Map.of()))
                .withMessage(message);
    }

    @Test
    void aNegativeHoldTimeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Indicator.CHURN.usual().with(null, null, Duration.ofMinutes(-1), null))
                .withMessage(
                        "a hold time cannot be negative: give 0 to count at once, or a time such as"
                                + " 10m.");
    }

    @Test
    void aMinimumThatIsNoVersionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TestJudge.rules(Map.of(), Map.of(ClientFamily.GETH, "the latest")))
                .withMessage(
                        "minimum-versions.geth is 'the latest': give a version such as 1.17.10.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1m | 10 | 1h | 12s | young-for is PT-1M: give 0 to judge at once, or a time such"
                        + " as 30m.",
                "0m | 0 | 1h | 12s | fewest-peers is 0: give at least 1; 10 is usual.",
                "0m | 1 | 0h | 12s | unreachable-after is PT0S: give a time such as 1h.",
                "0m | 1 | 1h | 0s | block-time is PT0S: give the time between two blocks, such as"
                        + " 12s."
            })
    void aTimeOrNumberThatMakesNoSenseIsRefused(
            String youngFor, int fewest, String unreachable, String block, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new AnalysisRules(
                                Map.of(),
                                Map.of(),
                                Duration.parse("PT" + youngFor),
                                fewest,
                                Duration.parse("PT" + unreachable),
                                Duration.parse("PT" + block)))
                .withMessage(message);
    }
}
