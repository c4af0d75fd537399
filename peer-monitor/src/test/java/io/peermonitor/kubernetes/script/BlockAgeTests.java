package io.peermonitor.kubernetes.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.kubernetes.script.ScriptedServer.Reply;
import io.peermonitor.kubernetes.script.Shell.Outcome;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real Geth never says; the rest is held against one in GethReadinessIT. */
@NeedsShell
class BlockAgeTests {

    @ParameterizedTest
    @CsvSource({"150, 0", "170, 0", "181, 1", "86400, 1"})
    void isReadyBelowTheLimit(int age, int exitCode) {
        String time = Long.toHexString(Instant.now().getEpochSecond() - age);

        Outcome outcome = probe(new Reply(200, "{\"result\":{\"timestamp\":\"0x" + time + "\"}}"));

        assertThat(outcome.exitCode()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":-32000}}",
                "{\"result\":null}",
                "{\"result\":{\"timestamp\":\"0x$(id)\"}}",
                "<html>sign in</html>"
            })
    void isNotReadyWithoutABlock(String body) {
        Outcome outcome = probe(new Reply(200, body));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains("gives no block");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 500})
    void isNotReadyWhenItIsRefused(int status) {
        Outcome outcome = probe(new Reply(status, "{\"result\":{\"timestamp\":\"0x7fffffff\"}}"));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains("does not answer");
    }

    private static Outcome probe(Reply reply) {
        try (var node = ScriptedServer.start(_ -> reply);
                var shell = new Shell()) {
            return shell.with("RPC_URL", "http://127.0.0.1:" + node.port())
                    .with("MAX_BLOCK_AGE", "180")
                    .run("base/geth/block-age.sh");
        }
    }
}
