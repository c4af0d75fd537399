package io.peermonitor.dashboards;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a dashboard shows in one box. */
record Panel(JsonNode json) {

    /** One query of a panel. */
    record Query(Panel panel, JsonNode json) {

        String reference() {
            return json.path("refId").asString("");
        }

        String expression() {
            return json.path("expr").asString("");
        }

        String legend() {
            return json.path("legendFormat").asString("");
        }

        boolean instant() {
            return json.path("instant").asBoolean(false);
        }

        List<Selector> selectors() {
            return Selector.in(expression());
        }

        @Override
        public String toString() {
            return panel + " " + reference();
        }
    }

    String title() {
        return json.path("title").asString("");
    }

    String type() {
        return json.path("type").asString("");
    }

    List<Query> queries() {
        return json.path("targets").valueStream().map(it -> new Query(this, it)).toList();
    }

    Stream<Selector> selectors() {
        return queries().stream().flatMap(query -> query.selectors().stream());
    }

    JsonNode defaults() {
        return json.path("fieldConfig").path("defaults");
    }

    @Override
    public String toString() {
        return "\"" + title() + "\"";
    }
}
