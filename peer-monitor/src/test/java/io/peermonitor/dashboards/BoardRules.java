package io.peermonitor.dashboards;

import static io.peermonitor.dashboards.Rule.unless;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a dashboard is as a whole, and how it leads to its siblings. */
final class BoardRules {

    /** Classic JSON ends at 42; Grafana 12 knows 41. */
    private static final int NEWEST_SCHEMA = 41;

    private static final Pattern DASHBOARD_LINK = Pattern.compile("/d/([^?/\"]+)");
    private static final Pattern SIBLING =
            Pattern.compile("/d/[a-z-]+\\?\\$\\{datasource:queryparam\\}&\\$\\{node:queryparam\\}");

    static final List<Rule> RULES =
            List.of(
                    Rule.of("uid", BoardRules::uid),
                    Rule.of("provisionable", BoardRules::provisionable),
                    Rule.of("refresh", BoardRules::refresh),
                    Rule.of("links", BoardRules::links));

    private BoardRules() {}

    private static Stream<String> uid(Dashboard dashboard) {
        String expected = "eth-" + dashboard.file().replace(".json", "");
        return unless(
                dashboard.uid().equals(expected) && expected.length() <= 40,
                "the uid of %s is %s, so that links last".formatted(dashboard, expected));
    }

    private static Stream<String> provisionable(Dashboard dashboard) {
        var json = dashboard.json();
        return Stream.of(
                        unless(json.path("id").isNull(), "an id belongs to one Grafana only: null"),
                        unless(
                                !json.path("editable").asBoolean(true),
                                "a change in the browser would be lost: editable is false"),
                        unless(
                                json.path("schemaVersion").asInt(99) <= NEWEST_SCHEMA,
                                "schemaVersion is at most " + NEWEST_SCHEMA),
                        unless(
                                !json.has("__inputs") && !json.toString().contains("${DS_"),
                                "${DS_...} is not replaced when provisioned"))
                .flatMap(finding -> finding);
    }

    private static Stream<String> refresh(Dashboard dashboard) {
        return unless(
                dashboard.json().path("refresh").asString("").matches("30s|1m"),
                "refresh is 30s or 1m: Prometheus scrapes every 15 s");
    }

    private static Stream<String> links(Dashboard dashboard) {
        Set<String> uids = Dashboard.all().stream().map(Dashboard::uid).collect(Collectors.toSet());
        List<String> siblings =
                dashboard
                        .json()
                        .path("links")
                        .valueStream()
                        .map(link -> link.path("url").asString(""))
                        .toList();
        Set<String> linked =
                siblings.stream().flatMap(BoardRules::uidsIn).collect(Collectors.toSet());
        Stream<String> missing =
                uids.stream()
                        .filter(uid -> linked.contains(uid) == uid.equals(dashboard.uid()))
                        .map(uid -> "each sibling is linked once, and no other: " + uid);
        Stream<String> dead =
                uidsIn(dashboard.json().toString())
                        .filter(uid -> !uids.contains(uid))
                        .map(uid -> "no dashboard has the uid " + uid);
        Stream<String> bare =
                siblings.stream()
                        .filter(url -> !SIBLING.matcher(url).matches())
                        .map(url -> "a link keeps the data source and the node: " + url);
        return Stream.of(missing, dead, bare).flatMap(finding -> finding);
    }

    private static Stream<String> uidsIn(String text) {
        return DASHBOARD_LINK.matcher(text).results().map(link -> link.group(1));
    }
}
