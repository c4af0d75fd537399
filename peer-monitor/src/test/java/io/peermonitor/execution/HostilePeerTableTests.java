package io.peermonitor.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerId;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.wire.Limits;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** One entry never costs the others anything, whatever stands in it. */
class HostilePeerTableTests {

    private static final String HONEST =
            """
            {"id":"%s","name":"Geth/v1.17.10","enode":"enode://%s@203.0.113.7:30303",
             "caps":["eth/69"],"network":{"remoteAddress":"203.0.113.7:30303","inbound":false,
             "trusted":false,"static":false},"protocols":{"eth":{"version":69,"latestBlock":5}}}\
            """
                    .formatted("a".repeat(64), "b".repeat(128));

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "1",
                    "-1",
                    "1.5",
                    "1e9",
                    "\"x\"",
                    "\"\"",
                    "true",
                    "[]",
                    "[[1]]",
                    "{}",
                    "{\"a\":{}}");

    static Stream<Arguments> everyFieldWithEveryType() {
        return Stream.of(
                        "\"name\":\"Geth/v1.17.10\"",
                        "\"caps\":[\"eth/69\"]",
                        "\"eth/69\"",
                        "\"remoteAddress\":\"203.0.113.7:30303\"",
                        "\"inbound\":false",
                        "\"trusted\":false",
                        "\"static\":false",
                        "\"version\":69",
                        "\"latestBlock\":5",
                        "\"eth\":{\"version\":69,\"latestBlock\":5}")
                .flatMap(field -> VALUES.stream().map(value -> Arguments.of(field, value)));
    }

    @ParameterizedTest
    @MethodSource("everyFieldWithEveryType")
    void aFieldOfTheWrongTypeIsAbsentAndThePeerStays(String field, String value) {
        int colon = field.indexOf(':');
        String replaced = colon < 0 ? value : field.substring(0, colon + 1) + value;
        String hostile = HONEST.replace(field, replaced);
        assertThat(hostile).isNotEqualTo(HONEST);

        PeerSnapshot snapshot = AdminPeers.of("[" + hostile + "," + honest("c") + "]");

        assertThat(snapshot.peers()).extracting(Peer::id).containsExactly(id("a"), id("c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1",
                "\"peer\"",
                "[]",
                "[{}]",
                "true",
                "{}",
                "{\"id\":null}",
                "{\"id\":\"not hex\"}",
                "{\"id\":{\"id\":\"x\"}}",
                "{\"enode\":\"enode://@\"}"
            })
    void anEntryThatIsNoPeerIsSkippedAndCounted(String entry) {
        PeerSnapshot snapshot =
                AdminPeers.of("[" + honest("a") + "," + entry + "," + honest("c") + "]");

        assertThat(snapshot.peers()).hasSize(2);
        assertThat(snapshot.unreadable()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "1", "\"[]\"", "true"})
    void aTableThatIsNoArrayIsNone(String table) {
        assertThatThrownBy(() -> AdminPeers.of(table)).isInstanceOf(JacksonException.class);
    }

    @Test
    void anIdListedTwiceIsOnePeerAndTheNamedEntryWins() {
        String ghost =
                "{\"id\":\"0x%s\",\"name\":null,\"protocols\":{\"eth\":{\"head\":\"0x\",\"version\":null}},\"network\":{\"remoteAddress\":\"127.0.0.1:30303\"}}"
                        .formatted("A".repeat(64));

        for (String table : List.of(honest("a") + "," + ghost, ghost + "," + honest("a"))) {
            assertThat(AdminPeers.of("[" + table + "]").peers())
                    .singleElement()
                    .satisfies(peer -> assertThat(peer.client().version()).isEqualTo("1.17.10"));
        }
    }

    @Test
    void tooManyPeersAreCutToTheSameOnesWhateverTheirOrder() {
        List<Integer> order = IntStream.range(0, 1000).boxed().collect(Collectors.toList());
        PeerSnapshot sorted = AdminPeers.of(table(order), new Limits(1 << 20, 100));
        Collections.shuffle(order, new Random(1));
        PeerSnapshot shuffled = AdminPeers.of(table(order), new Limits(1 << 20, 100));

        assertThat(sorted.peers()).hasSize(100);
        assertThat(sorted.truncated()).isTrue();
        assertThat(shuffled).isEqualTo(sorted);
    }

    @Test
    void thousandsOfCapabilitiesAreBounded() {
        String caps =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> "\"x" + i + "\"")
                        .collect(Collectors.joining(","));
        String hostile = HONEST.replace("\"eth/69\"", caps);

        assertThat(AdminPeers.of("[" + hostile + "]").peers().getFirst().capabilities())
                .hasSize(16);
    }

    private static String table(List<Integer> numbers) {
        return numbers.stream()
                .map(number -> "{\"id\":\"" + String.format(Locale.ROOT, "%064x", number) + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String honest(String digit) {
        return HONEST.replace("a".repeat(64), digit.repeat(64));
    }

    private static PeerId id(String digit) {
        return new PeerId(digit.repeat(64));
    }
}
