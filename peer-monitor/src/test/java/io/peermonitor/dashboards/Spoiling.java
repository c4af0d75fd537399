package io.peermonitor.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One thing that somebody could do to a dashboard, and the rule that must find it. */
record Spoiling(String rule, String what, String file, UnaryOperator<String> how) {

    /** Replaces words of the JSON, at their first place in the fleet. */
    static Spoiling words(String rule, String what, String words, String others) {
        return words(rule, what, "fleet.json", words, others);
    }

    static Spoiling words(String rule, String what, String file, String words, String others) {
        return new Spoiling(
                rule,
                what,
                file,
                json -> {
                    assertThat(json).contains(words);
                    return json.replaceFirst(
                            Pattern.quote(words), Matcher.quoteReplacement(others));
                });
    }

    /** Replaces the first query of the fleet. */
    static Spoiling query(String rule, String what, String expression) {
        return new Spoiling(
                rule,
                what,
                "fleet.json",
                json -> {
                    ObjectNode dashboard = read(json);
                    ((ObjectNode) dashboard.at("/panels/0/targets/0")).put("expr", expression);
                    return dashboard.toString();
                });
    }

    Dashboard spoil(Dashboard dashboard) {
        String before = dashboard.json().toString();
        String after = how.apply(before);
        assertThat(after).as("what was done to it").isNotEqualTo(before);
        return new Dashboard(file, read(after));
    }

    private static ObjectNode read(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    @Override
    public String toString() {
        return rule + " finds " + what;
    }
}
