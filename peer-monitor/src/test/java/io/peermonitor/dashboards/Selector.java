package io.peermonitor.dashboards;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One place of a PromQL expression that reads series.
 *
 * @param metric empty when only labels select
 * @param matchers by label, with their operator, as in {@code =~"$node"}
 * @param range without its brackets, empty when the newest value is read
 * @param functions whose argument it is, the innermost first
 */
record Selector(String metric, Map<String, String> matchers, String range, List<String> functions) {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<string>\"(?:\\\\.|[^\"\\\\])*\")"
                            + "|(?<clause>\\b(?i:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\))"
                            + "|(?<call>[a-z_][a-z0-9_]*)\\s*(?:(?i:by|without)\\s*\\([^)]*\\)\\s*)?\\("
                            + "|(?<metric>[a-zA-Z_:][a-zA-Z0-9_:]*)?(?<labels>\\{(?:\"(?:\\\\.|[^\"\\\\])*\"|[^}\"])*\\})(?:\\[(?<range>[^\\]]*)\\])?"
                            + "|(?<number>[0-9][0-9a-zA-Z_.]*)"
                            + "|(?<bare>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\[(?<bareRange>[^\\]]*)\\])?"
                            + "|(?<open>\\()|(?<close>\\))");

    private static final Pattern MATCHER =
            Pattern.compile(
                    "([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*(\"(?:\\\\.|[^\"\\\\])*\")");

    private static final Set<String> KEYWORDS =
            Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

    static List<Selector> in(String expression) {
        List<Selector> selectors = new ArrayList<>();
        Deque<String> calls = new ArrayDeque<>();
        Matcher token = TOKEN.matcher(expression);
        while (token.find()) {
            if (token.group("call") != null) {
                calls.push(isKeyword(token.group("call")) ? "" : token.group("call"));
            } else if (token.group("open") != null) {
                calls.push("");
            } else if (token.group("close") != null) {
                calls.poll();
            } else if (token.group("labels") != null) {
                String metric = text(token, "metric");
                selectors.add(of(metric, token.group("labels"), text(token, "range"), calls));
            } else if (token.group("bare") != null && !isKeyword(token.group("bare"))) {
                selectors.add(of(token.group("bare"), "", text(token, "bareRange"), calls));
            }
        }
        return selectors;
    }

    /** Whether the series are given to one of these, however deep. */
    boolean isIn(Set<String> wanted) {
        return functions.stream().anyMatch(wanted::contains);
    }

    String matcher(String label) {
        return matchers.getOrDefault(label, "");
    }

    private static Selector of(String metric, String labels, String range, Deque<String> calls) {
        Map<String, String> matchers = new HashMap<>();
        MATCHER.matcher(labels)
                .results()
                .forEach(it -> matchers.put(it.group(1), it.group(2) + it.group(3)));
        return new Selector(
                metric, matchers, range, calls.stream().filter(it -> !it.isEmpty()).toList());
    }

    private static String text(Matcher token, String group) {
        String text = token.group(group);
        return text == null ? "" : text;
    }

    private static boolean isKeyword(String word) {
        return KEYWORDS.contains(word.toLowerCase(Locale.ROOT));
    }
}
