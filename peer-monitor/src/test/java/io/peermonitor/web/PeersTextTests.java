package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Moment;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PeersTextTests {

    @Test
    void nodesComeFirstThenTheirPeersThenHowMany() {
        SampleFleet fleet =
                SampleFleet.watching("alpha", "beta", "gamma", "new")
                        .reached("alpha", SamplePeer.named(1, "Geth/v1.17.10"))
                        .unreached("beta", FailureReason.REFUSED)
                        .limited("gamma", 7, "enable admin")
                        .later(Duration.ofMinutes(2))
                        .reached(
                                "alpha",
                                SamplePeer.named(1, "Geth/v1.17.10"),
                                SamplePeer.trusted(2, "besu/v26.7.0"));
        assertThat(text(fleet))
                .isEqualTo(
                        """
                        NODE   STATUS       SINCE  PEERS  REMARK
                        alpha  up           2m     2      -
                        beta   unreachable  2m     -      http://192.0.2.200:8545: %s
                        gamma  limited      2m     7      enable admin
                        new    pending      -      -      -

                        NODE   DIRECTION  CLIENT        ADDRESS              CONNECTED  \
                        LATEST BLOCK  FLAGS           ID
                        alpha  outbound   geth 1.17.10  192.0.2.1:30303      >2m        \
                        23000001      -               0000000000000000
                        alpha  inbound    besu 26.7.0   [2001:db8::2]:30303  0s         \
                        -             static,trusted  0000000000000000

                        2 of 2 peers
                        """
                                .formatted(FailureReason.REFUSED.hint()));
    }

    private static String text(SampleFleet fleet) {
        Moment now =
                new Moment(SampleFleet.START.plusSeconds(120), Duration.ofMinutes(2).toNanos());
        PeerQuery everything =
                PeerQuery.page(
                        new PeerQuery.Parameters(null, null, null, null, null, null, null, null));
        return PeersText.of(new PeerSearch(fleet.picture()), everything, now);
    }
}
