package io.peermonitor.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.PairVerdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Panels show the one verdict that holds as a number: holds it to the words of the service. */
class PairPanelsTests {

    private static final Pattern TERM = Pattern.compile("(\\d+) \\* peer_monitor_pair_verdict");

    /** The order of causes. */
    private static final List<PairVerdict> VERDICTS = List.of(PairVerdict.values());

    record Shown(String where, String expression, JsonNode mappings) {

        @Override
        public String toString() {
            return where;
        }
    }

    static Stream<Shown> shown() {
        return Stream.of(
                timeline("peers.json"),
                timeline("fleet.json"),
                column(panel("fleet.json", "Nodes"), "M", "Pair"));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void everyVerdictIsItsPlaceInTheOrderOfCauses(Shown shown) {
        Map<Integer, String> terms = new TreeMap<>();
        List<Integer> numbers =
                TERM.matcher(shown.expression())
                        .results()
                        .map(MatchResult::group)
                        .map(term -> Integer.valueOf(term.split(" ", 2)[0]))
                        .toList();
        List<Selector> selectors = Selector.in(shown.expression());
        assertThat(selectors).hasSameSizeAs(numbers);
        for (int at = 0; at < numbers.size(); at++) {
            terms.put(numbers.get(at), selectors.get(at).matcher("verdict"));
        }
        Map<Integer, String> judged = new TreeMap<>();
        for (int place = 1; place < VERDICTS.size(); place++) {
            judged.put(place, "=\"" + VERDICTS.get(place).label() + "\"");
        }
        assertThat(terms).isEqualTo(judged);
    }

    /** Where none of the terms is above zero both clients were not asked yet. */
    @ParameterizedTest
    @MethodSource("shown")
    void everyNumberHasTheWordsOfItsVerdict(Shown shown) {
        JsonNode options = shown.mappings().path(0).path("options");
        assertThat(options.size()).isEqualTo(VERDICTS.size());
        assertThat(VERDICTS.getFirst()).isEqualTo(PairVerdict.PENDING);
        for (int place = 0; place < VERDICTS.size(); place++) {
            assertThat(options.path(Integer.toString(place)).path("text").asString(""))
                    .isEqualTo(VERDICTS.get(place).label().replace('_', ' '));
        }
    }

    private static Shown timeline(String file) {
        Panel panel = panel(file, "Pair verdict");
        return new Shown(
                file, panel.queries().getFirst().expression(), panel.defaults().path("mappings"));
    }

    private static Shown column(Panel table, String reference, String column) {
        String expression =
                table.queries().stream()
                        .filter(query -> query.reference().equals(reference))
                        .findFirst()
                        .orElseThrow()
                        .expression();
        JsonNode mappings =
                table.json()
                        .path("fieldConfig")
                        .path("overrides")
                        .valueStream()
                        .filter(it ->
                                it.path("matcher").path("options").asString("").equals(column))
                        .flatMap(it -> it.path("properties").valueStream())
                        .filter(it -> it.path("id").asString("").equals("mappings"))
                        .findFirst()
                        .orElseThrow()
                        .path("value");
        return new Shown("the column " + column, expression, mappings);
    }

    private static Panel panel(String file, String title) {
        return Dashboard.named(file).panels().stream()
                .filter(panel -> panel.title().equals(title))
                .findFirst()
                .orElseThrow();
    }
}
