package io.peermonitor.alerts;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Divides every duration of rules and of Alertmanager's settings by one factor, and leaves all else
 * as it is.
 */
record Pace(int factor) {

    private static final Set<String> DURATIONS =
            Set.of(
                    "for",
                    "keep_firing_for",
                    "interval",
                    "group_wait",
                    "group_interval",
                    "repeat_interval");

    private static final String DURATION = "(?:\\d+(?:ms|[smhdwy]))+";
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|[smhdwy])");
    private static final Map<String, Long> MILLIS =
            Map.of(
                    "ms", 1L,
                    "s", 1_000L,
                    "m", 60_000L,
                    "h", 3_600_000L,
                    "d", 86_400_000L,
                    "w", 604_800_000L,
                    "y", 31_536_000_000L);

    /** Strings come first, so that nothing inside them is taken for a duration. */
    private static final Pattern PLACE =
            Pattern.compile(
                    "(?<text>\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*')"
                            + "|(?<duration>(?<=[\\[:\\s])"
                            + DURATION
                            + "(?![A-Za-z0-9_(]))"
                            + "|(?<ahead>(?<=\\]), *(?<seconds>[0-9* ]+)(?=\\)))");

    /** Any tree of settings; expressions are those of the key {@code expr}. */
    JsonNode of(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(it -> it.setValue(value(it.getKey(), it.getValue())));
        } else if (node instanceof ArrayNode array) {
            array.forEach(this::of);
        }
        return node;
    }

    private JsonNode value(String key, JsonNode value) {
        if (DURATIONS.contains(key)) {
            return StringNode.valueOf(duration(value.asString()));
        }
        return key.equals("expr") ? StringNode.valueOf(expression(value.asString())) : of(value);
    }

    /** Ranges, offsets, and how many seconds {@code predict_linear} looks ahead. */
    String expression(String expression) {
        Matcher place = PLACE.matcher(expression);
        StringBuilder paced = new StringBuilder();
        while (place.find()) {
            place.appendReplacement(paced, Matcher.quoteReplacement(replacement(place)));
        }
        return place.appendTail(paced).toString();
    }

    private String replacement(Matcher place) {
        if (place.group("text") != null) {
            return place.group();
        }
        return place.group("duration") == null
                ? ", (" + place.group("seconds") + ") / " + factor
                : duration(place.group());
    }

    /** To the millisecond, or it is refused. */
    String duration(String duration) {
        if (millis(duration) % factor != 0) {
            throw new IllegalArgumentException(duration + " cannot be divided by " + factor);
        }
        return millis(duration) / factor + "ms";
    }

    static long millis(String duration) {
        if (!duration.matches(DURATION)) {
            throw new IllegalArgumentException(duration + " is no duration");
        }
        return PART.matcher(duration)
                .results()
                .mapToLong(part -> Long.parseLong(part.group(1)) * unit(part.group(2)))
                .sum();
    }

    private static long unit(String unit) {
        return MILLIS.getOrDefault(unit, 0L);
    }
}
