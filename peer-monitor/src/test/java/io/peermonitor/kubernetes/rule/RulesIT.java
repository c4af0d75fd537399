package io.peermonitor.kubernetes.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.kubernetes.manifest.Edit;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.NeedsRenderer;
import io.peermonitor.kubernetes.manifest.Renders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@NeedsRenderer
class RulesIT {

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holdsInEveryRender(Rule rule) {
        Map<String, List<String>> violations = new TreeMap<>();
        for (Manifests render : Renders.all()) {
            violations.put(render.name(), rule.violationsIn(render));
        }
        violations.values().removeIf(List::isEmpty);
        assertThat(violations).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void isBrokenByItsFaultAlone(Rule rule, String name, Fault fault) {
        Edit edit = Edit.of(Renders.of(fault.render()));
        fault.change().accept(edit);
        Manifests faulty = edit.result();

        assertThat(Rules.all())
                .as(name)
                .filteredOn(other -> !other.violationsIn(faulty).isEmpty())
                .extracting(Rule::name)
                .containsExactlyInAnyOrderElementsOf(expected(rule, fault));
    }

    private static Set<String> expected(Rule rule, Fault fault) {
        return fault.changesBase()
                ? Set.of(rule.name(), FlagRules.BASE_IS_KEPT)
                : Set.of(rule.name());
    }

    @Test
    void everyRuleHasItsOwnName() {
        assertThat(Rules.all()).extracting(Rule::name).doesNotHaveDuplicates();
    }

    static List<Rule> rules() {
        return Rules.all();
    }

    static Stream<Arguments> faults() {
        return Rules.all().stream()
                .flatMap(rule ->
                        rule.faults().stream()
                                .map(fault -> Arguments.of(rule, fault.name(), fault)));
    }
}
