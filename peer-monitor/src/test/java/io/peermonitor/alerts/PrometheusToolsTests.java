package io.peermonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.alerts.PrometheusProgram.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Prometheus' own tools say of the rules, their tests and the settings. */
@NeedsPrometheus
class PrometheusToolsTests {

    @TempDir Path folder = Path.of("");

    @ParameterizedTest
    @MethodSource("ruleFiles")
    void rulesAreCleanToTheLinter(Path file) {
        assertThat(lint(file)).satisfies(PrometheusToolsTests::passed);
    }

    @Test
    void ruleWithAMistakeIsNotClean() throws IOException {
        Path file = folder.resolve("rules.yaml");
        Files.writeString(file, "groups: [{name: a, rules: [{alert: A, expr: sum(up}]}]");
        assertThat(lint(file).exitCode()).isNotZero();
    }

    @ParameterizedTest
    @MethodSource("ruleTests")
    void everyCaseOfTheRuleTestsHolds(Path file) {
        assertThat(PrometheusProgram.PROMTOOL.run("test", "rules", file.toString()))
                .satisfies(PrometheusToolsTests::passed);
    }

    @Test
    void ruleThatIsAnotherFailsItsTests() throws IOException {
        String rules = Repository.read(Repository.PROMETHEUS.resolve("rules/consensus.yaml"));
        Files.writeString(folder.resolve("rules.yaml"), rules.replace("(0.5 *", "(0.1 *"));
        String tests = Repository.read(Repository.RULE_TESTS.resolve("consensus.yaml"));
        Path test = folder.resolve("tests.yaml");
        Files.writeString(test, tests.replaceAll("\\S+/rules/consensus.yaml", "rules.yaml"));
        Outcome outcome = PrometheusProgram.PROMTOOL.run("test", "rules", test.toString());
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.said()).contains("ConsensusPeersLow");
    }

    /** As far as Debian's build knows them: see {@link OldPrometheusSettings}. */
    @Test
    void settingsOfPrometheusAreUnderstood() throws IOException {
        Path file = folder.resolve("prometheus.yaml");
        Files.writeString(file, OldPrometheusSettings.text());
        assertThat(PrometheusProgram.PROMTOOL.run("check", "config", file.toString()))
                .satisfies(PrometheusToolsTests::passed);
        Files.writeString(
                file, OldPrometheusSettings.text().replace("target_label", "target_lable"));
        assertThat(PrometheusProgram.PROMTOOL.run("check", "config", file.toString()).exitCode())
                .isNotZero();
    }

    @ParameterizedTest
    @MethodSource("alertmanagerFiles")
    void settingsOfAlertmanagerAreUnderstood(Path file) {
        assertThat(PrometheusProgram.AMTOOL.run("check-config", file.toString()))
                .satisfies(PrometheusToolsTests::passed);
    }

    @Test
    void alertmanagerSettingsWithAnUnknownReceiverAreNot() throws IOException {
        Path file = folder.resolve("alertmanager.yaml");
        Files.writeString(file, "route: {receiver: nobody}");
        assertThat(PrometheusProgram.AMTOOL.run("check-config", file.toString()).exitCode())
                .isNotZero();
    }

    private static void passed(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.said()).isZero();
    }

    private static Outcome lint(Path file) {
        return PrometheusProgram.PROMTOOL.run(
                "check", "rules", "--lint=all", "--lint-fatal", file.toString());
    }

    static List<Path> ruleFiles() {
        return Stream.concat(Rule.files().stream(), Expectations.files().stream()).toList();
    }

    static List<Path> ruleTests() {
        return Repository.files(Repository.RULE_TESTS, ".yaml");
    }

    static List<Path> alertmanagerFiles() {
        Path examples = Repository.ALERTMANAGER.resolve("examples");
        return Stream.concat(
                        Stream.of(Repository.ALERTMANAGER.resolve("alertmanager.yaml")),
                        Repository.files(examples, ".yaml").stream())
                .toList();
    }
}
