package io.peermonitor.dashboards;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What every dashboard keeps; a finding is a sentence for whoever broke it. */
record Rule(String name, Function<Dashboard, Stream<String>> check) {

    static final List<Rule> ALL =
            Stream.of(
                            StructureRule.RULES,
                            BoardRules.RULES,
                            VariableRules.RULES,
                            LayoutRules.RULES,
                            PanelRules.RULES,
                            QueryRules.RULES)
                    .flatMap(List::stream)
                    .toList();

    static Rule of(String name, Function<Dashboard, Stream<String>> check) {
        return new Rule(name, check);
    }

    static Rule ofPanels(String name, Function<Panel, Stream<String>> check) {
        return new Rule(name, dashboard -> dashboard.panels().stream().flatMap(check));
    }

    static Rule ofQueries(String name, Function<Panel.Query, Stream<String>> check) {
        return ofPanels(name, panel -> panel.queries().stream().flatMap(check));
    }

    List<String> findings(Dashboard dashboard) {
        return check.apply(dashboard).toList();
    }

    static Stream<String> unless(boolean good, String finding) {
        return good ? Stream.empty() : Stream.of(finding);
    }

    @Override
    public String toString() {
        return name;
    }
}
