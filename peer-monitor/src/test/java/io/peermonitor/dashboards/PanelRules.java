package io.peermonitor.dashboards;

import static io.peermonitor.dashboards.Rule.unless;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a panel tells its reader. */
final class PanelRules {

    /** Numbers that stand for words. */
    private static final Set<String> CODES =
            Set.of(
                    "peer_monitor_node_up",
                    "peer_monitor_subscribed",
                    "peer_monitor_inbound_reachable",
                    "peer_monitor_source_hidden",
                    "peer_monitor_discovery_up",
                    "peer_monitor_suspicion_level",
                    "peer_monitor_indicator_level",
                    "peer_monitor_consensus_up",
                    "peer_monitor_consensus_suspicion_level",
                    "peer_monitor_pair_verdict",
                    "powchain_sync_eth1_connected");

    static final List<Rule> RULES =
            List.of(
                    Rule.ofPanels("description", PanelRules::description),
                    Rule.ofPanels("thresholds rise", PanelRules::thresholds),
                    Rule.ofPanels("codes are words", PanelRules::codes),
                    Rule.ofPanels("shares have a percent sign", PanelRules::shares));

    private PanelRules() {}

    private static Stream<String> description(Panel panel) {
        String text = panel.json().path("description").asString("");
        return unless(
                !panel.title().isBlank() && text.matches("(?:.*\\. )?Good: .+\\."),
                panel + " needs a title, and a description that ends by what a good number is");
    }

    private static Stream<String> thresholds(Panel panel) {
        return panel.json().findValues("steps").stream()
                .flatMap(steps -> unless(rise(steps), panel + ": from null upwards, " + steps));
    }

    private static boolean rise(JsonNode steps) {
        return steps.path(0).path("value").isNull()
                && IntStream.range(2, steps.size())
                        .allMatch(at ->
                                steps.path(at - 1).path("value").asDouble()
                                        < steps.path(at).path("value").asDouble());
    }

    private static Stream<String> codes(Panel panel) {
        boolean shown =
                Set.of("stat", "state-timeline").contains(panel.type())
                        && panel.selectors()
                                .filter(it -> CODES.contains(it.metric()))
                                .anyMatch(it -> !it.isIn(Set.of("count")));
        return unless(
                !shown || panel.defaults().has("mappings"),
                panel + " shows a number that stands for a word: map it");
    }

    private static Stream<String> shares(Panel panel) {
        return unless(
                panel.selectors().noneMatch(it -> it.metric().endsWith("_ratio"))
                        || panel.defaults().path("unit").asString("").equals("percentunit"),
                panel + " shows a ratio: its unit is percentunit");
    }
}
