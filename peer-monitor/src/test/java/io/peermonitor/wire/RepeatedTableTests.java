package io.peermonitor.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerId;
import io.peermonitor.peer.PeerSnapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** A table that is read again: the same peers as by the parser alone, and few of them parsed. */
class RepeatedTableTests {

    private static final int MAX_PEERS = 200;
    private static final Limits LIMITS = new Limits(1024 * 1024, MAX_PEERS);

    private int parsed;
    private final JsonMapper mapper = PeerTable.mapper(LIMITS, this::peer);
    private final MemoryBudget budget = new MemoryBudget(100_000);
    private final RepeatedTable table = new RepeatedTable(mapper, this::peer, MAX_PEERS, budget);

    /** What an answer is bound to. */
    static final class Answer {
        public @Nullable String jsonrpc;
        public long id;
        public @Nullable PeerSnapshot result;
    }

    @Test
    void parsesNothingAnewWhenNothingChanged() throws IOException {
        String answer = answer(peers(1, 100));
        PeerSnapshot first = read(answer);
        parsed = 0;

        assertThat(read(answer)).isEqualTo(first);
        assertThat(first.peers()).hasSize(100);
        assertThat(parsed).isZero();
    }

    @Test
    void parsesOnlyWhoChangedCameOrMovedUp() throws IOException {
        List<String> peers = peers(1, 100);
        read(answer(peers));
        parsed = 0;
        peers.set(10, peers.get(10).replace("Geth", "Reth"));
        peers.remove(40);
        peers.remove(40);
        peers.add(70, entry(1000, "Geth"));

        PeerSnapshot snapshot = read(answer(peers));

        assertThat(parsed).isEqualTo(2);
        assertThat(snapshot).isEqualTo(alone(answer(peers)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void agreesWithTheParserAfterAnyChange(int seed) throws IOException {
        Random random = new Random(seed);
        List<String> peers = peers(1, 60);
        for (int poll = 0; poll < 60; poll++) {
            for (int change = random.nextInt(6); change > 0; change--) {
                change(peers, random);
            }
            String answer = answer(peers);
            assertThat(read(answer)).isEqualTo(alone(answer));
        }
    }

    private static void change(List<String> peers, Random random) {
        switch (random.nextInt(5)) {
            case 0 ->
                    peers.add(random.nextInt(peers.size() + 1), entry(random.nextInt(300), "Geth"));
            case 1 -> peers.remove(random.nextInt(peers.size()));
            case 2 ->
                    peers.set(random.nextInt(peers.size()), entry(random.nextInt(300), "é\\\"}{"));
            case 3 -> peers.add(random.nextInt(peers.size() + 1), "{\"id\":{\"}\":[]}}");
            default -> Collections.swap(peers, random.nextInt(peers.size()), 0);
        }
        if (peers.size() < 3) {
            peers.addAll(peers(400, 20));
        }
    }

    @Test
    void readsAnAnswerThatComesInDrops() throws IOException {
        String answer = answer(peers(1, 50));
        read(answer);
        InputStream drops =
                new ByteArrayInputStream(answer.getBytes(UTF_8)) {
                    @Override
                    public synchronized int read(byte[] target, int offset, int length) {
                        return super.read(target, offset, Math.min(length, 7));
                    }
                };

        assertThat(table.read(drops, Answer.class).result).isEqualTo(alone(answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"result\":[%s],\"id\":7}",
                "{\"id\":7,\"jsonrpc\":\"2.0\",\"result\":[%s]}",
                " { \"jsonrpc\" : \"2.0\", \"id\":7, \"result\" : [ %s ] } ",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":[null,%s,5,[]]}",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":[%s,{\"id\":\"x\"}]}\n",
            })
    void takesEveryOrderAndSpacing(String form) throws IOException {
        String answer = form.formatted(String.join(" , ", peers(1, 20)));
        read(answer);
        parsed = 0;

        assertThat(read(answer)).isEqualTo(alone(answer));
        assertThat(read(answer).peers()).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%s,]}",
                "[%s%s]}",
                "[%s;%s]}",
                "[%s",
                "[%s,",
                "[%s]",
                "[%s]}}",
                "[%s],\"result\":[]}",
                "[%s,{\"id\":1,\"id\":2}]}",
                "[%s,{\"id\":tru}]}",
                "[%s,{\"id\":\"",
            })
    void refusesWhatIsNoAnswerAsTheParserDoes(String end) throws IOException {
        String entry = entry(1, "Geth");
        read(answer(List.of(entry)));
        String answer = "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":" + end.formatted(entry, entry);

        assertThatThrownBy(() -> alone(answer)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> read(answer))
                .isInstanceOfAny(JacksonException.class, WireException.class);
    }

    @Test
    void keepsTheLowestIdsOfTooManyAndSaysSo() throws IOException {
        List<String> peers = peers(1, 3 * MAX_PEERS);
        Collections.shuffle(peers, new Random(1));
        String answer = answer(peers);

        assertThat(read(answer)).isEqualTo(read(answer)).isEqualTo(alone(answer));
        assertThat(read(answer).peers()).hasSize(MAX_PEERS);
        assertThat(read(answer).truncated()).isTrue();
    }

    @Test
    void refusesMoreTokensThanOneAnswerMayHave() {
        String many = "{\"a\":[" + "1,".repeat(2000) + "1]}";
        String answer = answer(Collections.nCopies(40, many));

        assertThatThrownBy(() -> alone(answer)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> read(answer)).isInstanceOf(JacksonException.class);
    }

    @Test
    void remembersNothingBeyondTheBudgetOfAllNodes() throws IOException {
        RepeatedTable other = new RepeatedTable(mapper, this::peer, MAX_PEERS, budget);
        String answer = answer(peers(1, 150).stream().map(RepeatedTableTests::longer).toList());
        read(answer);
        long left = budget.left();
        other.read(new ByteArrayInputStream(answer.getBytes(UTF_8)), Answer.class);
        assertThat(left).isBetween(0L, 50_000L);
        assertThat(budget.left()).isEqualTo(left);

        table.close();
        other.close();
        assertThat(budget.left()).isEqualTo(100_000);
    }

    @Test
    void remembersNothingOfANodeThatIsForgottenDuringItsPoll() throws IOException {
        byte[] answer = answer(peers(1, 50)).getBytes(UTF_8);
        InputStream forgotten =
                new ByteArrayInputStream(answer) {
                    @Override
                    public synchronized int read(byte[] target, int offset, int length) {
                        table.close();
                        return super.read(target, offset, length);
                    }
                };

        assertThat(result(table.read(forgotten, Answer.class)).peers()).hasSize(50);
        assertThat(budget.left()).isEqualTo(100_000);
    }

    private static String longer(String entry) {
        return entry.replace("}", ",\"more\":\"" + "x".repeat(400) + "\"}");
    }

    @Test
    void forgetsNothingByAnAnswerThatFailed() throws IOException {
        String answer = answer(peers(1, 50));
        read(answer);
        assertThatThrownBy(() -> read(answer.substring(0, answer.length() / 2)))
                .isInstanceOf(JacksonException.class);
        parsed = 0;

        read(answer);

        assertThat(parsed).isZero();
    }

    private PeerSnapshot read(String answer) throws IOException {
        Answer read = table.read(new ByteArrayInputStream(answer.getBytes(UTF_8)), Answer.class);
        assertThat(read.id).isEqualTo(7);
        return result(read);
    }

    private PeerSnapshot alone(String answer) {
        return result(mapper.readValue(answer.getBytes(UTF_8), Answer.class));
    }

    private static PeerSnapshot result(Answer answer) {
        assertThat(answer.result).isNotNull();
        return answer.result;
    }

    private static List<String> peers(int first, int count) {
        List<String> peers = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            peers.add(entry(number, "Geth"));
        }
        return peers;
    }

    private static String entry(int number, String name) {
        return "{\"name\":\"%s\",\"id\":\"%064x\"}".formatted(name, number);
    }

    private static String answer(List<String> entries) {
        return "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":[" + String.join(",", entries) + "]}\n";
    }

    private @Nullable Peer peer(JsonParser json) {
        parsed++;
        String id = "";
        String name = "";
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return null;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                id = field.equals("id") ? json.getString() : id;
                name = field.equals("name") ? json.getString() : name;
            } else {
                json.skipChildren();
            }
        }
        ClientInfo client = ClientInfo.of(name);
        return PeerId.parse(id)
                .map(known ->
                        new Peer(
                                known,
                                client,
                                null,
                                Direction.UNKNOWN,
                                null,
                                null,
                                List.of(),
                                null))
                .orElse(null);
    }
}
