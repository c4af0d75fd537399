package io.peermonitor.dashboards;

import static io.peermonitor.dashboards.Rule.unless;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Where the boxes are. */
final class LayoutRules {

    static final List<Rule> RULES =
            List.of(
                    Rule.of("ids are unique", LayoutRules::ids),
                    Rule.of("titles are unique", LayoutRules::titles),
                    Rule.of("boxes do not overlap", LayoutRules::overlap));

    private LayoutRules() {}

    private static Stream<String> ids(Dashboard dashboard) {
        List<Integer> ids = dashboard.boxes().stream().map(box -> box.path("id").asInt(0)).toList();
        return unless(
                ids.stream().distinct().count() == ids.size(), "an id is there twice: " + ids);
    }

    /** A link or a sentence names a panel by its title. */
    private static Stream<String> titles(Dashboard dashboard) {
        List<String> titles = dashboard.panels().stream().map(Panel::title).toList();
        return unless(
                titles.stream().distinct().count() == titles.size(),
                "a title is there twice: " + titles);
    }

    private static Stream<String> overlap(Dashboard dashboard) {
        List<Box> boxes = dashboard.boxes().stream().map(Box::of).toList();
        Stream<String> outside =
                boxes.stream()
                        .filter(box -> box.x() + box.width() > 24)
                        .map(box -> box.title() + " ends beyond the 24th column");
        Stream<String> overlapping =
                IntStream.range(0, boxes.size())
                        .boxed()
                        .flatMap(at ->
                                boxes.subList(0, at).stream()
                                        .filter(boxes.get(at)::overlaps)
                                        .map(other ->
                                                boxes.get(at).title()
                                                        + " overlaps "
                                                        + other.title()));
        return Stream.concat(outside, overlapping);
    }

    private record Box(String title, int x, int y, int width, int height) {

        static Box of(JsonNode box) {
            JsonNode at = box.path("gridPos");
            return new Box(
                    box.path("title").asString(""),
                    at.path("x").asInt(),
                    at.path("y").asInt(),
                    at.path("w").asInt(),
                    at.path("h").asInt());
        }

        boolean overlaps(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }
}
