package io.peermonitor.consensus;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.peermonitor.consensus.BeaconStubs.DIALLED;
import static io.peermonitor.consensus.BeaconStubs.DIALLING;
import static io.peermonitor.consensus.BeaconStubs.GETH;
import static io.peermonitor.consensus.BeaconStubs.PEERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.peermonitor.peer.BeaconChain;
import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Fork;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Limited;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.wire.Limits;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is read of a Beacon API; the peers are those of a recorded Lodestar 1.5.1 and more. */
class ConsensusNodeTests {

    @RegisterExtension
    private final WireMockExtension beacon =
            WireMockExtension.newInstance()
                    .options(options().dynamicPort().bindAddress("127.0.0.1"))
                    .build();

    private final ConsensusNodes nodes =
            new ConsensusNodes(new Limits(1 << 20, 100), Duration.ofSeconds(5));

    private BeaconStubs stubs;

    @AfterEach
    void close() {
        nodes.close();
    }

    @BeforeEach
    void aHealthyClient() {
        stubs = new BeaconStubs(beacon);
        stubs.heal();
    }

    private void tell(String question, String data) {
        stubs.tell(question, data);
    }

    private PollResult poll() {
        return nodes.open(GETH, "http://user:secret@127.0.0.1:" + beacon.getPort()).poll();
    }

    private Reached reached() {
        return (Reached) poll();
    }

    private BeaconChain chain() {
        BeaconChain chain = reached().chain().beacon();
        assertThat(chain).isNotNull();
        return chain;
    }

    @Test
    void peersAreReadWithTheirDirectionAddressAndWhatTheyRunWhereTheClientTells() {
        tell(
                PEERS,
                """
                [%s,
                 {"peer_id":"%s","enr":"","direction":"outbound","state":"connected",
                  "last_seen_p2p_address":"/ip6/2001:db8::7/udp/9001/quic-v1/p2p/x",
                  "agent":"Lighthouse/v8.1.0-aabbccd/x86_64-linux"},
                 {"peer_id":"no id"}, 7, null]\
                """
                        .formatted(BeaconStubs.peer(DIALLING, "inbound"), DIALLED));
        Reached reached = reached();
        assertThat(reached.snapshot().unreadable()).isEqualTo(3);
        Peer dialling = reached.snapshot().peers().getFirst();
        assertThat(dialling.id().value()).isEqualTo(DIALLING);
        assertThat(dialling.direction()).isEqualTo(Direction.INBOUND);
        assertThat(dialling.remote()).hasToString("127.0.0.1:36916");
        assertThat(dialling.client().family()).isEqualTo(ClientFamily.UNKNOWN);
        Peer dialled = reached.snapshot().peers().getLast();
        assertThat(dialled.remote()).hasToString("[2001:db8::7]:9001");
        assertThat(dialled.client().family()).isEqualTo(ClientFamily.LIGHTHOUSE);
        assertThat(dialled.client().version()).isEqualTo("8.1.0");
    }

    @Test
    void theChainIsReadWithItsClockAndItsRules() {
        Reached reached = reached();
        assertThat(reached.chain().headBlock()).isEqualTo(26_000_000);
        assertThat(reached.chain().syncing()).isFalse();
        assertThat(chain().headSlot()).isEqualTo(14_000_000);
        assertThat(chain().finalizedEpoch()).isEqualTo(437_498);
        assertThat(chain().executionOffline()).isFalse();
        assertThat(reached.identity().client()).isNotNull();
        assertThat(reached.identity().client().family()).isEqualTo(ClientFamily.PRYSM);
        assertThat(reached.identity().listen()).hasToString("192.0.2.7:13000");
        assertThat(reached.identity().rules().chainId()).isEqualTo(1);
        assertThat(reached.identity().rules().genesis()).isEqualTo("4b".repeat(32));
        assertThat(reached.identity().rules().forkTimes())
                .containsOnlyKeys(Fork.FULU)
                .containsEntry(Fork.FULU, 1_764_798_551L);
    }

    @Test
    void whatAnOlderClientDoesNotTellIsAbsent() {
        tell(BeaconStubs.SYNCING, "{\"head_slot\":7,\"is_syncing\":\"no\"}");
        stubs.tell(BeaconStubs.HEAD, aResponse().withStatus(404));
        assertThat(chain().headSlot()).isEqualTo(7);
        assertThat(chain().executionOffline()).isNull();
        assertThat(reached().chain().syncing()).isNull();
        assertThat(reached().chain().headBlock()).isNull();
    }

    @Test
    void numbersBeyondAnyCalendarAreAbsent() {
        tell(BeaconStubs.SYNCING, "{\"head_slot\":\"9223372036854775807\"}");
        tell(BeaconStubs.GENESIS, "{\"genesis_time\":\"9223372036854775807\"}");
        assertThat(chain().headSlot()).isNull();
        assertThat(chain().time()).isNull();
    }

    @Test
    void aGatewayThatHidesThePeersLeavesTheirNumber() {
        stubs.tell(PEERS, aResponse().withStatus(404));
        tell(BeaconStubs.PEER_COUNT, "{\"connected\":\"56\"}");
        assertThat(poll())
                .isInstanceOfSatisfying(
                        Limited.class, limited -> assertThat(limited.peerCount()).isEqualTo(56));
    }

    @Test
    void whatIsNoBeaconApiIsToldWithoutCredentials() {
        beacon.resetMappings();
        assertThat(poll())
                .isInstanceOfSatisfying(
                        Unreached.class,
                        lost -> {
                            assertThat(lost.reason()).isEqualTo(FailureReason.HTTP_STATUS);
                            assertThat(lost.detail())
                                    .contains("127.0.0.1")
                                    .doesNotContain("secret", "user", "Basic");
                        });
    }

    @Test
    void anAnswerThatIsTooLargeIsNotRead() {
        tell(PEERS, "[" + ("{\"enr\":\"" + "x".repeat(60_000) + "\"},").repeat(20) + "{}]");
        assertThat(poll())
                .isInstanceOfSatisfying(
                        Unreached.class,
                        lost -> assertThat(lost.reason()).isEqualTo(FailureReason.TOO_LARGE));
    }

    @Test
    void nobodyListeningIsRefused() {
        assertThat(nodes.open(GETH, "http://127.0.0.1:1").poll())
                .isInstanceOfSatisfying(
                        Unreached.class,
                        lost -> assertThat(lost.reason()).isEqualTo(FailureReason.REFUSED));
    }

    @Test
    void anAddressThatIsNoneIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> ConsensusNodes.requireReadable("ws://user:secret@host"))
                .hasMessageContaining("http://host:3500")
                .hasMessageNotContaining("secret");
    }
}
