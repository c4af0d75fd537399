package io.peermonitor.realnodes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Proves the nodes before they are used to prove the product. */
final class RealNodeHarnessIT {

    @Nested
    @NeedsRealNode(NodeProgram.GETH)
    final class Geth {

        @Test
        void diallerIsInboundOnTheOtherSide() {
            try (var a = GethProcess.start();
                    var b = GethProcess.start()) {
                a.addPeer(b);

                a.rpc().awaitPeers(1);
                b.rpc().awaitPeers(1);
                assertThat(isInbound(a)).isFalse();
                assertThat(isInbound(b)).isTrue();
            }
        }

        @Test
        void killedNodeComesBackAsItselfAndCanDialAtOnce() {
            try (var a = GethProcess.start();
                    var b = GethProcess.start()) {
                a.addPeer(b);
                a.rpc().awaitPeers(1);
                String before = b.rpc().enode();

                b.kill();
                a.rpc().awaitPeers(0);
                assertThat(b.rpc().answers()).isFalse();

                b.restart();
                b.addPeer(a);
                a.rpc().awaitPeers(1);
                assertThat(b.rpc().enode()).isEqualTo(before);
                assertThat(isInbound(a)).isTrue();
            }
        }

        private static boolean isInbound(GethProcess node) {
            return node.rpc().peers().path(0).path("network").path("inbound").asBoolean();
        }
    }

    @Nested
    @NeedsRealNode(NodeProgram.ETHEREUMJS)
    final class EthereumJs {

        @Test
        void killedNodeComesBackUnderANewId() {
            try (var a = EthereumJsNode.startSigner();
                    var b = EthereumJsNode.startPeerOf(a)) {
                a.rpc().awaitPeers(1);
                String before = peerId(a);

                b.kill();
                a.rpc().awaitPeers(0);

                b.restart();
                a.rpc().awaitPeers(1);
                assertThat(peerId(a)).isNotEqualTo(before);
            }
        }

        private static String peerId(EthereumJsNode node) {
            return node.rpc().peers().path(0).path("id").asString();
        }
    }
}
