package io.peermonitor.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DashboardsTests {

    @Test
    void eachQuestionOfAnOperatorHasItsDashboard() {
        assertThat(Dashboard.all())
                .extracting(Dashboard::uid)
                .containsExactly("eth-fleet", "eth-geth", "eth-monitor", "eth-peers", "eth-prysm");
    }

    @TestFactory
    Stream<DynamicTest> everyDashboardKeepsEveryRule() {
        return Dashboard.all().stream()
                .flatMap(dashboard -> Rule.ALL.stream().map(rule -> test(dashboard, rule)));
    }

    private static DynamicTest test(Dashboard dashboard, Rule rule) {
        return DynamicTest.dynamicTest(
                dashboard + ": " + rule, () -> assertThat(rule.findings(dashboard)).isEmpty());
    }

    /** What kustomize does not list is never provisioned. */
    @Test
    void kustomizeListsEveryDashboard() throws IOException {
        List<String> listed =
                Files.readAllLines(Dashboard.FOLDER.resolve("kustomization.yaml")).stream()
                        .map(String::strip)
                        .filter(line -> line.matches("- \\S+\\.json"))
                        .map(line -> line.substring(2))
                        .toList();
        assertThat(listed)
                .containsExactlyElementsOf(Dashboard.all().stream().map(Dashboard::file).toList());
    }

    /** A ConfigMap ends at 1 MiB. */
    @Test
    void allDashboardsFitIntoOneConfigMapTwice() throws IOException {
        long bytes = 0;
        for (Dashboard dashboard : Dashboard.all()) {
            bytes += Files.size(Dashboard.FOLDER.resolve(dashboard.file()));
        }
        assertThat(bytes).isPositive().isLessThan(512 * 1024);
    }
}
