package io.peermonitor.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LoadTableTests {

    @Test
    void anAnswerIsTheJsonOfAllPeers() {
        JsonNode answer = answer(new LoadTable(7, 3, 0));

        assertThat(answer.path("id").asInt()).isEqualTo(12);
        assertThat(ids(answer))
                .containsExactlyInAnyOrder(LoadPeer.id(7), LoadPeer.id(8), LoadPeer.id(9));
    }

    @Test
    void theShareOfPeersThatChangesIsKeptOverManyAnswers() {
        LoadTable table = new LoadTable(0, 50, 0.01);
        Set<String> before = ids(answer(table));
        for (int poll = 0; poll < 20; poll++) {
            table.churn();
        }
        before.retainAll(ids(answer(table)));

        assertThat(before).hasSize(40);
    }

    @Test
    void peersAreInTheOrderOfTheirIdsAsInGeth() {
        assertThat(List.copyOf(ids(answer(new LoadTable(0, 50, 0))))).isSorted();
    }

    @Test
    void threeOfAHundredPeersAnnounceOtherBlocksInTheNextAnswer() {
        LoadTable table = new LoadTable(0, 100, 0);
        JsonNode before = answer(table);
        table.churn();
        JsonNode after = answer(table);

        long same =
                IntStream.range(0, 100)
                        .filter(i ->
                                before.path("result").get(i).equals(after.path("result").get(i)))
                        .count();
        assertThat(same).isEqualTo(97);
        assertThat(ids(after)).isEqualTo(ids(before));
    }

    private static JsonNode answer(LoadTable table) {
        return JsonMapper.shared().readTree(new String(table.answer("12", 0), US_ASCII));
    }

    private static Set<String> ids(JsonNode answer) {
        Set<String> ids = new LinkedHashSet<>();
        answer.path("result").forEach(peer -> ids.add(peer.path("id").asString()));
        return ids;
    }
}
