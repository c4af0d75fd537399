package io.peermonitor.realnodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.kubernetes.script.NeedsShell;
import io.peermonitor.kubernetes.script.Shell;
import io.peermonitor.kubernetes.script.Shell.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The readiness probe of the Geth pods against a real Geth. */
@NeedsShell
@NeedsRealNode(NodeProgram.GETH)
class GethReadinessIT {

    @Test
    void aFreshBlockIsReady() {
        try (var geth = GethProcess.startAtBlockOf(Instant.now())) {
            Outcome outcome = probe(geth);

            assertThat(outcome.output()).startsWith("ready: ");
            assertThat(outcome.exitCode()).isZero();
        }
    }

    @Test
    void aStaleBlockIsNotReady() {
        try (var geth = GethProcess.startAtBlockOf(Instant.now().minusSeconds(3600))) {
            Outcome outcome = probe(geth);

            assertThat(outcome.output()).startsWith("not ready: the newest block is 36");
            assertThat(outcome.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void aChainThatHasNotBegunIsNotReady() {
        try (var geth = GethProcess.start()) {
            assertThat(probe(geth).exitCode()).isEqualTo(1);
        }
    }

    @Test
    void aNodeThatIsGoneIsNotReady() {
        try (var geth = GethProcess.start()) {
            geth.kill();

            Outcome outcome = probe(geth);

            assertThat(outcome.output()).contains("does not answer");
            assertThat(outcome.exitCode()).isEqualTo(1);
        }
    }

    private static Outcome probe(GethProcess geth) {
        try (var shell = new Shell()) {
            return shell.with("RPC_URL", geth.url(Transport.HTTP))
                    .with("MAX_BLOCK_AGE", "180")
                    .run("base/geth/block-age.sh");
        }
    }
}
