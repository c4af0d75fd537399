package io.peermonitor.kubernetes.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.kubernetes.manifest.Yaml;
import io.peermonitor.kubernetes.script.ScriptedServer.Reply;
import io.peermonitor.kubernetes.script.ScriptedServer.Request;
import io.peermonitor.kubernetes.script.Shell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The script of the Job that says when a devnet begins, against an API server. */
@NeedsShell
class CreateGenesisTests {

    private static final String SCRIPT = "overlays/devnet/genesis/create-genesis.sh";
    private static final String TOKEN = "eyJhbGciOi.the-token.of-the-account";
    private static final Reply CREATED = new Reply(201, "{}");

    @TempDir private static Path folder;
    private static ServerIdentity identity;

    private final Shell shell = new Shell();

    @BeforeAll
    static void makeIdentity() {
        identity = ServerIdentity.create(folder);
    }

    @BeforeEach
    void mountAccount() throws IOException {
        Files.writeString(folder.resolve("token"), TOKEN);
        Files.writeString(folder.resolve("namespace"), "ethereum");
        Files.writeString(folder.resolve("ca.crt"), identity.certificate());
        shell.with("ACCOUNT", folder.toString()).with("RETRIES", "0").with("MAX_TIME", "5");
        shell.with("GENESIS_DELAY", "60").with("SLOT_SECONDS", "4").with("VALIDATORS", "96");
    }

    @AfterEach
    void leavesNothingBehind() {
        assertThat(shell.leftBehind()).isEmpty();
        shell.close();
    }

    @Test
    void makesOneConfigMapThatNobodyCanChange() {
        try (var server = serverThatAnswers(CREATED)) {
            long before = Instant.now().getEpochSecond();
            Outcome outcome = run(server);
            long after = Instant.now().getEpochSecond();

            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.output()).startsWith("ConfigMap ethereum/devnet-genesis is made");
            Request request = server.requests().getFirst();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.url()).isEqualTo("/api/v1/namespaces/ethereum/configmaps");
            assertThat(request.authorization()).isEqualTo("Bearer " + TOKEN);
            JsonNode map = Yaml.tree(request.body());
            assertThat(map.at("/metadata/name").asString()).isEqualTo("devnet-genesis");
            assertThat(map.at("/metadata/labels/app.kubernetes.io~1part-of").asString())
                    .isEqualTo("peer-monitor");
            assertThat(map.path("immutable").asBoolean()).isTrue();
            JsonNode data = map.path("data");
            assertThat(data.path("slot-seconds").asString()).isEqualTo("4");
            assertThat(data.path("validators").asString()).isEqualTo("96");
            assertThat(begin(data)).isBetween(before + 60, after + 60);
        }
    }

    @Test
    void theForkVersionsAreOfThisChainAlone() {
        try (var server = serverThatAnswers(CREATED)) {
            run(server);

            JsonNode data = Yaml.tree(server.requests().getFirst().body()).path("data");
            assertThat(data.path("fork-digits").asString())
                    .isEqualTo("%06x".formatted(begin(data) % (1 << 24)));
        }
    }

    @Test
    void isContentWithAChainThatIsThere() {
        try (var server = serverThatAnswers(new Reply(409, "{\"message\":\"already exists\"}"))) {
            Outcome outcome = run(server);

            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.output()).contains("is there already and stays as it is");
        }
    }

    @Test
    void saysWhichRuleRefusedIt() {
        var refused = new Reply(403, "{\"message\":\"may only create devnet-genesis\"}");
        try (var server = serverThatAnswers(refused)) {
            Outcome outcome = run(server);

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.errors())
                    .isEqualTo(
                            "ConfigMap ethereum/devnet-genesis is not made: HTTP 403, may only"
                                    + " create devnet-genesis\n");
        }
    }

    @Test
    void refusesASettingThatIsNoNumber() {
        try (var server = serverThatAnswers(CREATED)) {
            shell.with("SLOT_SECONDS", "4\",\"x\":\"");
            Outcome outcome = run(server);

            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void nobodyOnTheMachineSeesTheToken() {
        try (var server = serverThatAnswers(CREATED)) {
            Outcome outcome = run(server);

            assertThat(shell.argumentsOfCurl()).doesNotContain(TOKEN);
            assertThat(outcome.output() + outcome.errors()).doesNotContain(TOKEN);
        }
    }

    private static long begin(JsonNode data) {
        return Long.parseLong(data.path("genesis-time").asString());
    }

    private static ScriptedServer serverThatAnswers(Reply... replies) {
        Iterator<Reply> next = List.of(replies).iterator();
        return ScriptedServer.startWithTls(identity.context(), _ -> next.next());
    }

    private Outcome run(ScriptedServer server) {
        shell.with("API_SERVER", "https://127.0.0.1:" + server.port());
        return shell.run(SCRIPT, "devnet-genesis");
    }
}
