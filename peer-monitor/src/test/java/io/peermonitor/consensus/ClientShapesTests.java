package io.peermonitor.consensus;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.peermonitor.consensus.BeaconStubs.DIALLED;
import static io.peermonitor.consensus.BeaconStubs.DIALLING;
import static io.peermonitor.consensus.BeaconStubs.GETH;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.peermonitor.peer.BeaconChain;
import io.peermonitor.peer.BeaconChain.SlotTime;
import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Fork;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.wire.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What each consensus client tells; where the answers are from stands beside them. */
class ClientShapesTests {

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance()
                    .options(options().dynamicPort().bindAddress("127.0.0.1"))
                    .build();

    private final ConsensusNodes nodes =
            new ConsensusNodes(new Limits(1 << 20, 100), Duration.ofSeconds(30));

    @AfterEach
    void close() {
        nodes.close();
    }

    @ParameterizedTest
    @CsvSource({
        "prysm, PRYSM, 7.3.1, 2, ''",
        "lighthouse, LIGHTHOUSE, 8.1.0, 2, ''",
        "teku, TEKU, 26.6.0, 2, ''",
        "nimbus, NIMBUS, 25.3.1, 2, ''",
        "lodestar, LODESTAR, 1.36.0, 2, ''",
        "lodestar-1.5, LODESTAR, 1.5.1, 1, EXECUTION_OFFLINE HEAD_BLOCK FORKS",
        "grandine, GRANDINE, 2.0.0, 2, HEAD_BLOCK"
    })
    void everyClientIsReadWhole(
            String name, ClientFamily family, String version, int peers, String absent) {
        Reached reached = recorded(name);

        ClientInfo client = Objects.requireNonNull(reached.identity().client());
        assertThat(client.family()).isEqualTo(family);
        assertThat(client.version()).isEqualTo(version);
        assertThat(reached.snapshot().peers()).hasSize(peers);
        assertThat(reached.snapshot().unreadable()).isZero();
        assertThat(BeaconFacet.absentFrom(reached))
                .extracting(BeaconFacet::name)
                .containsExactlyElementsOf(words(absent));
    }

    @ParameterizedTest
    @CsvSource({
        "prysm, 192.0.2.19:51046, INBOUND, [2001:db8::19]:13000, OUTBOUND",
        "lighthouse, 192.0.2.19:42582, INBOUND,, OUTBOUND",
        "teku, 192.0.2.19:9000, OUTBOUND, 192.0.2.20:41000, INBOUND",
        "nimbus,, INBOUND, 192.0.2.20:9000, OUTBOUND",
        "lodestar, 192.0.2.19:9000, OUTBOUND, 192.0.2.20:36916, INBOUND",
        "grandine, 192.0.2.19:9000, INBOUND,, OUTBOUND"
    })
    void everyPeerHasItsDirectionAndItsAddressWhereThatIsTold(
            String name, String first, Direction from, String second, Direction to) {
        Reached reached = recorded(name);

        assertPeer(reached, DIALLED, first, from);
        assertPeer(reached, DIALLING, second, to);
    }

    @ParameterizedTest
    @CsvSource({
        "prysm, false, false, false",
        "lighthouse, false, true, false",
        "teku, true, true, false",
        "nimbus, false, false, true",
        "lodestar, false, false, false",
        "grandine, false, false, false",
        "lodestar-1.5, true, false,"
    })
    void whatEachSaysOfItsOwnStateIsTold(
            String name, boolean syncing, boolean optimistic, Boolean executionOffline) {
        Reached reached = recorded(name);

        assertThat(reached.chain().syncing()).isEqualTo(syncing);
        assertThat(chain(reached).optimistic()).isEqualTo(optimistic);
        assertThat(chain(reached).executionOffline()).isEqualTo(executionOffline);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prysm", "lighthouse", "teku", "nimbus", "lodestar", "grandine"})
    void allOfOneNetworkTellTheSameRules(String name) {
        Reached reached = recorded(name);

        assertThat(chain(reached).headSlot()).isEqualTo(14_000_000);
        assertThat(chain(reached).finalizedEpoch()).isEqualTo(437_498);
        assertThat(chain(reached).time())
                .isEqualTo(
                        new SlotTime(
                                Instant.parse("2020-12-01T12:00:23Z"), Duration.ofSeconds(12), 32));
        assertThat(reached.identity().networkId()).isEqualTo("1");
        assertThat(reached.identity().rules().genesis()).isEqualTo("4b".repeat(32));
        // an epoch of each times 32 slots of 12 s after the genesis; Gloas is not planned
        assertThat(reached.identity().rules().forkTimes())
                .containsOnlyKeys(Fork.CAPELLA, Fork.DENEB, Fork.ELECTRA, Fork.FULU)
                .containsEntry(Fork.CAPELLA, 1_681_338_455L)
                .containsEntry(Fork.DENEB, 1_710_338_135L)
                .containsEntry(Fork.ELECTRA, 1_746_612_311L)
                .containsEntry(Fork.FULU, 1_764_798_551L);
        assertThat(Objects.requireNonNull(reached.identity().listen()).host())
                .isEqualTo("192.0.2.17");
    }

    @Test
    void nimbusTellsWhatItsPeersRun() {
        Reached reached = recorded("nimbus");

        assertThat(peer(reached, DIALLED).client().family()).isEqualTo(ClientFamily.TEKU);
        assertThat(peer(reached, DIALLED).client().version()).isEqualTo("25.4.1");
        assertThat(peer(reached, DIALLING).client().family()).isEqualTo(ClientFamily.NIMBUS);
        assertThat(peer(reached, DIALLING).client().version()).isNull();
    }

    @Test
    void newerClientsTellItUnderTheNameOfTheStandard() {
        Reached reached = recorded("prysm");

        assertThat(peer(reached, DIALLED).client()).isEqualTo(ClientInfo.UNKNOWN);
        assertThat(peer(reached, DIALLING).client().family()).isEqualTo(ClientFamily.LIGHTHOUSE);
    }

    @Test
    void aPresetWithShorterEpochsIsReadAsItIs() {
        Reached reached = recorded("lodestar-1.5");

        assertThat(chain(reached).time())
                .isEqualTo(
                        new SlotTime(
                                Instant.ofEpochSecond(1_795_818_126L), Duration.ofSeconds(6), 8));
        assertThat(reached.identity().rules().chainId()).isEqualTo(5);
        assertThat(reached.identity().listen()).hasToString("127.0.0.1:9002");
    }

    private Reached recorded(String name) {
        BeaconStubs beacon = new BeaconStubs(SERVER);
        try (InputStream file =
                ClientShapesTests.class.getResourceAsStream("beacon/" + name + ".json")) {
            JsonMapper.shared()
                    .readTree(Objects.requireNonNull(file, name))
                    .forEachEntry(
                            (question, answer) -> beacon.tell(question, okJson(answer.toString())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return (Reached) nodes.open(GETH, beacon.url()).poll();
    }

    private static void assertPeer(
            Reached reached, String id, String endpoint, Direction direction) {
        Peer peer = peer(reached, id);
        assertThat(peer.direction()).isEqualTo(direction);
        if (endpoint == null) {
            assertThat(peer.remote()).isNull();
        } else {
            assertThat(peer.remote()).hasToString(endpoint);
        }
    }

    private static Peer peer(Reached reached, String id) {
        return reached.snapshot().peers().stream()
                .filter(peer -> peer.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static BeaconChain chain(Reached reached) {
        return Objects.requireNonNull(reached.chain().beacon());
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }
}
