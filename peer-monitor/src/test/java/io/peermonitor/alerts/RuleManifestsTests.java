package io.peermonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Where the rules are mounted, and where they are written a second time. */
class RuleManifestsTests {

    private static final Pattern QUANTITY = Pattern.compile("(\\d+)(Mi|Gi|Ti)");
    private static final Map<String, Integer> SHIFT = Map.of("Mi", 20, "Gi", 30, "Ti", 40);

    static List<Path> overlays() {
        return Expectations.overlays();
    }

    static List<Path> sources() {
        return Stream.concat(
                        Rule.files().stream(),
                        Stream.of(Repository.OVERLAYS.resolve("mainnet/expectations.yaml")))
                .toList();
    }

    @Test
    void everyRuleFileIsMounted() {
        assertThat(generated(Repository.PROMETHEUS, "prometheus-rules"))
                .containsExactlyElementsOf(
                        Rule.files().stream().map(it -> "rules/" + it.getFileName()).toList());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyOverlayMountsItsExpectationsBesideTheRules(Path overlay) {
        assertThat(generated(overlay, "prometheus-rules")).containsExactly("expectations.yaml");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyOverlayRecordsEveryExpectationThatARuleReads(Path overlay) {
        List<String> read =
                Rule.all().stream()
                        .flatMap(rule -> MetricNames.in(rule.expression()).stream())
                        .filter(name -> name.startsWith("expected:"))
                        .distinct()
                        .sorted()
                        .toList();
        assertThat(Expectations.of(overlay).values()).containsOnlyKeys(read);
        assertThat(Expectations.of(overlay).values().values()).allMatch(it -> it.matches("\\d+"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void expectedVolumeIsTheOneThatTheOverlayGivesGeth(Path overlay) {
        String storage =
                Repository.yaml(overlay.resolve("geth-network.yaml"))
                        .valueStream()
                        .filter(it -> it.path("path").asString().endsWith("/requests/storage"))
                        .map(it -> it.path("value").asString())
                        .findFirst()
                        .orElseThrow();
        assertThat(Expectations.of(overlay).value("expected:execution_volume_bytes"))
                .isEqualTo(bytes(storage));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void ruleForTheOperatorHasTheSameGroups(Path source) {
        Path copy =
                Repository.OPERATOR.resolve(
                        "prometheusrule-" + Repository.subject(source) + ".yaml");
        assertThat(Repository.yaml(copy).path("spec").path("groups"))
                .as("run scripts/copy-rules.sh")
                .isEqualTo(Repository.yaml(source).path("groups"));
        assertThat(
                        Repository.yaml(Repository.OPERATOR.resolve("kustomization.yaml"))
                                .path("resources")
                                .valueStream()
                                .map(JsonNode::asString))
                .contains(copy.getFileName().toString());
    }

    @Test
    void everyExampleOfAReceiverMutesTheSameAlerts() {
        JsonNode shipped =
                Repository.yaml(Repository.ALERTMANAGER.resolve("alertmanager.yaml"))
                        .path("inhibit_rules");
        assertThat(shipped).isNotEmpty();
        assertThat(Repository.files(Repository.ALERTMANAGER.resolve("examples"), ".yaml"))
                .isNotEmpty()
                .allSatisfy(example ->
                        assertThat(Repository.yaml(example).path("inhibit_rules"))
                                .isEqualTo(shipped));
    }

    private static List<String> generated(Path folder, String configMap) {
        return Repository.yaml(folder.resolve("kustomization.yaml"))
                .path("configMapGenerator")
                .valueStream()
                .filter(it -> it.path("name").asString().equals(configMap))
                .flatMap(it -> it.path("files").valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    private static long bytes(String quantity) {
        Matcher matcher = QUANTITY.matcher(quantity);
        assertThat(matcher.matches()).as(quantity).isTrue();
        int shift = SHIFT.getOrDefault(matcher.group(2), 0);
        return new BigInteger(matcher.group(1)).shiftLeft(shift).longValueExact();
    }
}
