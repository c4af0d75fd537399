package io.peermonitor.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AlertPanelsTests {

    private static final AlertPanels PANELS = AlertPanels.read();

    static Stream<String> alerts() {
        return PANELS.alerts().stream();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void runbookOfEveryAlertLeadsToThePanelThatShowsItsFigure(String alert) {
        assertThat(PANELS.fault(alert, AlertPanels.runbook(alert))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Look at the dashboard.|it names no panel",
                "Panel: \"Nodes read\" of [X](../../grafana-dashboards/x.json)|there is no",
                "Panel: \"No such panel\" of [X](../../grafana-dashboards/monitor.json)|there is no",
                "Panel: \"Heap\" of [X](../../grafana-dashboards/monitor.json)|shows nothing of [peer_monitor_node_up]",
            })
    void wrongWayIsFound(String runbook, String fault) {
        assertThat(PANELS.fault("NodeUnreachable", runbook))
                .hasValueSatisfying(it -> assertThat(it).contains(fault));
    }

    @Test
    void rightWayIsRight() {
        String runbook = "Panel: \"Nodes read\" of [X](../../grafana-dashboards/monitor.json)";
        assertThat(PANELS.fault("NodeUnreachable", runbook)).isEmpty();
    }
}
