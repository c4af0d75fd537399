package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerId;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerSearchTests {

    private static final Peer GETH = SamplePeer.named(1, "Geth/v1.17.10/linux-amd64");
    private static final Peer BESU = SamplePeer.trusted(2, "besu/v26.7.0");
    private static final Peer BARE = SamplePeer.bare(3);

    @ParameterizedTest
    @CsvSource({
        "node,          1 2 3",
        "-node,         1 2 3",
        "id,            1 2 3",
        "-id,           3 2 1",
        "client,        2 1 3",
        "-client,       3 1 2",
        "direction,     2 1 3",
        "-direction,    3 1 2",
        "address,       3 1 2",
        "-address,      2 1 3",
        "name,          3 1 2",
        "-name,         2 1 3",
        "latestBlock,   2 3 1",
        "-latestBlock,  1 2 3",
        "connectedSince,  1 2 3",
        "-connectedSince, 2 3 1",
    })
    void sortsByEachKeyBothWays(String sort, String order) {
        SampleFleet fleet =
                SampleFleet.watching("alpha")
                        .reached("alpha", GETH)
                        .later(Duration.ofSeconds(10))
                        .reached("alpha", GETH, BESU, BARE);
        assertThat(String.join(" ", found(fleet, "", sort))).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource({
        "linux,      1",
        "GETH,       1",
        "192.0.2.1,  1",
        "2001:DB8,   2",
        "000000003,  3",
        "nothing,    ''"
    })
    void findsTextInNameAddressAndId(String text, String expected) {
        SampleFleet fleet = SampleFleet.watching("alpha").reached("alpha", GETH, BESU, BARE);
        assertThat(String.join(" ", found(fleet, text, ""))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"node", "-client", "address", "-direction", "-connectedSince"})
    void pagesTogetherHoldEachPeerOnce(String sort) {
        Peer[] twins =
                IntStream.range(0, 25)
                        .mapToObj(number -> SamplePeer.named(number, "twin"))
                        .toArray(Peer[]::new);
        SampleFleet fleet =
                SampleFleet.watching("alpha", "beta")
                        .reached("alpha", twins)
                        .reached("beta", twins);
        List<String> seen = new ArrayList<>();
        for (int offset = 0; offset < 50; offset += 7) {
            PeerSearch.Page page = page(fleet, "", sort, "7", Integer.toString(offset));
            assertThat(page.total()).isEqualTo(50);
            page.views().forEach(peer -> seen.add(peer.node() + " " + peer.id()));
        }
        assertThat(seen).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void peersOfNodeThatCannotBeReadAreNotSeen() {
        SampleFleet fleet =
                SampleFleet.watching("alpha")
                        .reached("alpha", GETH)
                        .unreached("alpha", FailureReason.CLOSED);
        assertThat(found(fleet, "", "")).isEmpty();
        assertThat(new PeerSearch(fleet.picture()).seenBy(new PeerId(SamplePeer.id(1)))).isEmpty();
    }

    /** The last digit of each id. */
    private static List<String> found(SampleFleet fleet, String text, String sort) {
        return page(fleet, text, sort, "", "").views().stream()
                .map(peer -> peer.id().substring(63))
                .toList();
    }

    private static PeerSearch.Page page(
            SampleFleet fleet, String text, String sort, String limit, String offset) {
        return new PeerSearch(fleet.picture())
                .page(
                        PeerQuery.page(
                                new PeerQuery.Parameters(
                                        null, null, null, null, text, sort, limit, offset)));
    }
}
