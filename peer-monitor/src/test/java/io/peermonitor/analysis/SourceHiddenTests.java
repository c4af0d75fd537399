package io.peermonitor.analysis;

import static io.peermonitor.analysis.TestTable.address;
import static io.peermonitor.analysis.TestTable.peer;
import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.Direction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceHiddenTests {

    /**
     * Inbound peers at private addresses, at one public address, at one each; outbound likewise.
     */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0,  0,  34, 16, 0,  false",
                "34, 0,  0,  16, 0,  true",
                "18, 0,  16, 16, 0,  true",
                "17, 0,  17, 16, 0,  false",
                "0,  18, 16, 16, 0,  true",
                "0,  17, 17, 16, 0,  false",
                "3,  0,  2,  16, 0,  true",
                "4,  0,  0,  16, 0,  -",
                "0,  0,  0,  16, 0,  -",
                "20, 0,  0,  0,  10, false",
                "20, 0,  0,  1,  10, true"
            })
    void mostInboundPeersSeemToComeFromOnePlace(
            int hidden,
            int atOneAddress,
            int spread,
            int outbound,
            int hiddenOutbound,
            @Nullable Boolean verdict) {
        TestTable table = TestTable.spread(outbound, spread);
        int number = 1000;
        for (int peer = 0; peer < hidden; peer++) {
            table.with(peer(number++, "10.0.0." + (peer % 2), Direction.INBOUND));
        }
        for (int peer = 0; peer < atOneAddress; peer++) {
            table.with(peer(number++, address(700, 1, 1) + ":" + (1000 + peer), Direction.INBOUND));
        }
        for (int peer = 0; peer < hiddenOutbound; peer++) {
            table.with(peer(number++, "10.0.1." + peer, Direction.OUTBOUND));
        }

        assertThat(TestJudge.young(table).figures().networks().sourceHidden()).isEqualTo(verdict);
    }
}
