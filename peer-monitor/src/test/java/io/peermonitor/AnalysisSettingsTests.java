package io.peermonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peermonitor.AnalysisSettings.Limits;
import io.peermonitor.analysis.AnalysisRules;
import io.peermonitor.analysis.Indicator;
import io.peermonitor.analysis.Threshold;
import io.peermonitor.peer.ClientFamily;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnalysisSettingsTests {

    @Test
    void withoutAnySettingTheUsualRulesHold() {
        assertThat(settings(Map.of(), Map.of()).rules()).isEqualTo(AnalysisRules.USUAL);
    }

    @Test
    void anIndicatorKeepsWhatIsNotGiven() {
        Limits later = new Limits(null, null, Duration.ofHours(2), null);
        Threshold usual = Indicator.INBOUND_SHARE.usual();

        Threshold set =
                settings(Map.of(), Map.of("inbound-share", later))
                        .rules()
                        .threshold(Indicator.INBOUND_SHARE);

        assertThat(set)
                .isEqualTo(
                        new Threshold(
                                usual.warning(),
                                usual.critical(),
                                Duration.ofHours(2),
                                usual.criticalAfter()));
    }

    @Test
    void minimumVersionsAreGivenByClient() {
        assertThat(settings(Map.of("nimbus-eth1", "0.3.0"), Map.of()).rules().minimumVersions())
                .containsExactly(Map.entry(ClientFamily.NIMBUS_ETH1, "0.3.0"));
    }

    @Test
    void anIndicatorThatDoesNotExistStopsTheStartAndSaysWhichDo() {
        assertThatThrownBy(() ->
                        settings(Map.of(), Map.of("inbound", new Limits(null, null, null, null))))
                .hasMessageContaining("peer-monitor.analysis.indicators has no 'inbound'")
                .hasMessageContaining("inbound-share");
    }

    @Test
    void aClientThatDoesNotExistStopsTheStartAndSaysWhichDo() {
        assertThatThrownBy(() -> settings(Map.of("gath", "1.17.0"), Map.of()))
                .hasMessageContaining("peer-monitor.analysis.minimum-versions has no 'gath'")
                .hasMessageContaining("geth, nethermind");
    }

    @Test
    void anImpossibleThresholdStopsTheStartWithItsProperty() {
        assertThatThrownBy(() ->
                        settings(
                                Map.of(),
                                Map.of("inbound-share", new Limits(2.0, null, null, null))))
                .hasMessageStartingWith("peer-monitor.analysis.indicators.inbound-share");
    }

    private static AnalysisSettings settings(
            Map<String, String> versions, Map<String, Limits> indicators) {
        return new AnalysisSettings(
                Duration.ofMinutes(30),
                10,
                Duration.ofHours(1),
                Duration.ofSeconds(12),
                versions,
                indicators);
    }
}
