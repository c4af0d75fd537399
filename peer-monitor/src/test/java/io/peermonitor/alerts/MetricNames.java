package io.peermonitor.alerts;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the metrics that a PromQL expression reads. What is neither a function, a keyword nor a
 * label is taken for a metric, so that a misspelt word is found rather than missed.
 */
public final class MetricNames {

    /** Longest first: strings, selectors, ranges, the label lists of clauses, numbers, words. */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|`[^`]*`"
                            + "|(?<selector>\\{(?:\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|`[^`]*`|[^}\"'`])*\\})"
                            + "|\\[[^\\]]*\\]"
                            + "|(?<clause>\\b(?i:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\))"
                            + "|[0-9][0-9A-Za-z_.]*"
                            + "|\\$\\{?[A-Za-z_][A-Za-z0-9_:]*\\}?"
                            + "|(?<word>[A-Za-z_:][A-Za-z0-9_:]*)(?<call>\\s*\\(|(?=\\s+(?i:by|without)\\b))?");

    private static final Pattern NAME_MATCHER =
            Pattern.compile("__name__\\s*=\\s*[\"']([A-Za-z_:][A-Za-z0-9_:]*)[\"']");

    private static final Set<String> KEYWORDS =
            Set.of(
                    "and",
                    "or",
                    "unless",
                    "by",
                    "without",
                    "on",
                    "ignoring",
                    "group_left",
                    "group_right",
                    "bool",
                    "offset",
                    "atan2",
                    "inf",
                    "nan",
                    "start",
                    "end");

    private MetricNames() {}

    /** In the order of the alphabet; a variable of a dashboard, {@code $node}, is none. */
    public static Set<String> in(String expression) {
        Set<String> names = new TreeSet<>();
        Matcher token = TOKEN.matcher(withoutComments(expression));
        while (token.find()) {
            String word = token.group("word");
            String selector = token.group("selector");
            if (selector != null) {
                NAME_MATCHER.matcher(selector).results().forEach(it -> names.add(it.group(1)));
            } else if (word != null && token.group("call") == null && !isKeyword(word)) {
                names.add(word);
            }
        }
        return names;
    }

    private static boolean isKeyword(String word) {
        return KEYWORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static String withoutComments(String expression) {
        return expression.replaceAll("(?m)#.*$", "");
    }
}
