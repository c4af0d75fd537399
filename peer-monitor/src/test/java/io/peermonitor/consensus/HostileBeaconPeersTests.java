package io.peermonitor.consensus;

import static io.peermonitor.consensus.BeaconStubs.DIALLED;
import static io.peermonitor.consensus.BeaconStubs.DIALLING;
import static io.peermonitor.consensus.BeaconStubs.peer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.wire.Limits;
import io.peermonitor.wire.PeerTable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One entry of {@code /eth/v1/node/peers} never costs the others anything. */
class HostileBeaconPeersTests {

    private static final Limits LIMITS = new Limits(8 * 1024 * 1024, 2000);
    private static final int LONGEST_NAME = 64;

    private static final String FULL =
            """
            {"peer_id":"%s","enr":"enr:-x","last_seen_p2p_address":"/ip4/203.0.113.7/tcp/9000",
             "direction":"inbound","state":"connected","agent":"Lighthouse/v8.1.0-abc/x86_64-linux",
             "proto":"ipfs/0.1.0","score":2.5}\
            """
                    .formatted(DIALLED);

    static Stream<Arguments> everyFieldWithEveryType() {
        return Stream.of("enr", "last_seen_p2p_address", "direction", "state", "agent", "score")
                .flatMap(field ->
                        Stream.of(
                                        "null",
                                        "1",
                                        "-1",
                                        "1.5",
                                        "1e9",
                                        "true",
                                        "[]",
                                        "[[1]]",
                                        "{}",
                                        "{\"a\":{}}")
                                .map(value -> Arguments.of(field, value)));
    }

    @ParameterizedTest
    @MethodSource("everyFieldWithEveryType")
    void aFieldOfTheWrongTypeIsAbsentAndThePeerStays(String field, String value) {
        String hostile =
                FULL.replaceFirst(
                        "\"" + field + "\":(\"[^\"]*\"|2.5)", "\"" + field + "\":" + value);
        assertThat(hostile).isNotEqualTo(FULL);

        assertThat(ids(read(hostile, peer(DIALLING, "inbound"))))
                .containsExactlyInAnyOrder(DIALLED, DIALLING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1",
                "\"16Uiu2HAmRVFAkceMaaSpwo2FtzDJzBTEMQeKM1qLKP7ueja3MX5J\"",
                "[]",
                "[{}]",
                "[[[[]]]]",
                "true",
                "{}",
                "{\"peer_id\":null}",
                "{\"peer_id\":7}",
                "{\"peer_id\":\"\"}",
                "{\"peer_id\":\"16Uiu2HAm\"}",
                "{\"peer_id\":\"16Uiu2HAm<script>alert(1)</script>aaaaaaaaaaaaaa\"}",
                "{\"peer_id\":\"16Uiu2HAmRVFAkceMaaSpwo2FtzDJzBTEMQeKM1qLKP7ueja3MX5J\\n\"}",
                "{\"peer_id\":\"16Uiu2HAmRVFAkceMaaSpwo2FtzDJzBTEMQeKM1qLKP7ueja3MX50\"}",
                "{\"peer_id\":{\"peer_id\":\"x\"}}",
                "{\"PEER_ID\":\"16Uiu2HAmRVFAkceMaaSpwo2FtzDJzBTEMQeKM1qLKP7ueja3MX5J\"}"
            })
    void anEntryThatIsNoPeerIsSkippedAndCounted(String entry) {
        PeerSnapshot snapshot = read(peer(DIALLED, "inbound"), entry, peer(DIALLING, "outbound"));

        assertThat(ids(snapshot)).containsExactlyInAnyOrder(DIALLED, DIALLING);
        assertThat(snapshot.unreadable()).isEqualTo(1);
    }

    @Test
    void anIdOfAThousandCharactersIsNone() {
        assertThat(read(peer("16Uiu2HAm" + "a".repeat(1000), "inbound")).unreadable()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "1", "\"[]\"", "true"})
    void aTableThatIsNoArrayIsNone(String table) {
        JsonMapper mapper = PeerTable.mapper(LIMITS, BeaconPeer::read);
        assertThatThrownBy(() -> mapper.readValue(table, PeerSnapshot.class))
                .isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "inbound, INBOUND",
        "outbound, OUTBOUND",
        "INBOUND, UNKNOWN",
        "sideways, UNKNOWN",
        "'', UNKNOWN"
    })
    void aDirectionOutsideTheSetIsUnknown(String word, Direction direction) {
        assertThat(read(peer(DIALLED, word)).peers().getFirst().direction()).isEqualTo(direction);
    }

    /** ANSI, a forged line, bidi and zero width, markup, a private character, half a pair. */
    static Stream<String> namesThatDoMoreThanName() {
        return Stream.of(
                "Lighthouse/v8.1.0\u001b[2J\u001b[31m",
                "Lighthouse/v8.1.0\r\n2026-01-01 ERROR forged",
                "Lighthouse/v8.1.0\u0000",
                "Lighthouse/v8.1.0\u202e\u2066gpj.exe\u2069",
                "Lighthouse/\u200b\u200dv8.1.0\ufeff",
                "Lighthouse/v8.1.0\u2028\u2029",
                "Lighthouse/v8.1.0\ue000\ud800",
                "Lighthouse/v8.1.0" + "\u0301".repeat(200),
                "Lighthouse/v8.1.0" + " ".repeat(30) + "geth-1  up",
                "\u009b2JLighthouse",
                "x".repeat(256));
    }

    @ParameterizedTest
    @MethodSource("namesThatDoMoreThanName")
    void aNameIsOneShortPrintableLine(String name) {
        String named =
                peer(DIALLED, "inbound")
                        .replace(
                                "\"enr\":\"\"",
                                "\"agent\":" + JsonMapper.shared().writeValueAsString(name));

        ClientInfo client = read(named).peers().getFirst().client();

        assertThat(client.name().codePointCount(0, client.name().length()))
                .isBetween(1, LONGEST_NAME + 1);
        assertThat(client.name())
                .doesNotContain("  ")
                .as("nothing moves a cursor, hides or reorders")
                .matches("[^\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}\\p{M}]+");
        assertThat(client.family()).isIn(ClientFamily.LIGHTHOUSE, ClientFamily.OTHER);
    }

    @Test
    void aNameThatIsTooLongToBeOneIsNone() {
        String named =
                peer(DIALLED, "inbound")
                        .replace("\"enr\":\"\"", "\"agent\":\"" + "x".repeat(257) + "\"");

        assertThat(read(named).peers().getFirst().client()).isEqualTo(ClientInfo.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "Geth/v1.17.10-stable/linux-amd64, OTHER",
        "erigon/caplin, OTHER",
        "nimbus, NIMBUS",
        "teku/teku/v25.4.1+52-g658/linux-x86_64, TEKU",
        "other, OTHER",
        "unknown, UNKNOWN"
    })
    void aFamilyIsOneOfThisLayer(String name, ClientFamily family) {
        String named =
                peer(DIALLED, "inbound").replace("\"enr\":\"\"", "\"agent\":\"" + name + "\"");

        assertThat(read(named).peers().getFirst().client().family()).isEqualTo(family);
    }

    @Test
    void anIdListedTwiceIsOnePeerAndTheNamedEntryWins() {
        for (List<String> table :
                List.of(
                        List.of(FULL, peer(DIALLED, "outbound")),
                        List.of(peer(DIALLED, "outbound"), FULL))) {
            assertThat(read(table.toArray(String[]::new)).peers())
                    .singleElement()
                    .satisfies(only ->
                            assertThat(only.client().family()).isEqualTo(ClientFamily.LIGHTHOUSE));
        }
    }

    @Test
    void oneIdFiftyThousandTimesIsOnePeer() {
        String[] table = new String[50_000];
        Arrays.fill(table, "{\"peer_id\":\"" + DIALLED + "\"}");

        PeerSnapshot snapshot = read(table);

        assertThat(snapshot.peers()).hasSize(1);
        assertThat(snapshot.truncated()).isFalse();
    }

    @Test
    void aHundredThousandPeersAreCutToTheSameOnesWhateverTheirOrder() {
        List<String> table =
                IntStream.range(0, 100_000)
                        .mapToObj(number -> "{\"peer_id\":\"" + id(number) + "\"}")
                        .collect(Collectors.toList());
        PeerSnapshot sorted = read(table.toArray(String[]::new));
        Collections.shuffle(table, new Random(1));
        PeerSnapshot shuffled = read(table.toArray(String[]::new));

        assertThat(sorted.peers()).hasSize(LIMITS.maxPeers());
        assertThat(sorted.truncated()).isTrue();
        assertThat(shuffled).isEqualTo(sorted);
    }

    /** Six digits of base58's own order, so that the numbers and the ids sort alike. */
    private static String id(int number) {
        String base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        StringBuilder digits = new StringBuilder();
        for (int rest = number, i = 0; i < 6; i++) {
            digits.insert(0, base58.charAt(rest % 58));
            rest /= 58;
        }
        return "16Uiu2HAm" + "a".repeat(38) + digits;
    }

    private static List<String> ids(PeerSnapshot snapshot) {
        return snapshot.peers().stream().map(Peer::id).map(Object::toString).toList();
    }

    private static PeerSnapshot read(String... entries) {
        return PeerTable.mapper(LIMITS, BeaconPeer::read)
                .readValue("[" + String.join(",", entries) + "]", PeerSnapshot.class);
    }
}
