package io.peermonitor.kubernetes.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.kubernetes.manifest.Yaml;
import io.peermonitor.kubernetes.script.ScriptedServer.Reply;
import io.peermonitor.kubernetes.script.ScriptedServer.Request;
import io.peermonitor.kubernetes.script.Shell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The script of both bootstrap Jobs against an API server that answers as it likes. */
@NeedsShell
class CreateSecretTests {

    private static final String SCRIPT = "base/jwt-secret/create-secret.sh";
    private static final String TOKEN = "eyJhbGciOi.the-token.of-the-account";
    private static final Reply CREATED = new Reply(201, "{}");
    private static final Reply REFUSED =
            new Reply(
                    403,
                    "{\"kind\":\"Status\",\"message\":\"may only create the Secret jwt-secret\"}");

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
    }

    @AfterEach
    void leavesNothingBehind() {
        assertThat(shell.leftBehind()).isEmpty();
        shell.close();
    }

    @Test
    void makesOneOpaqueSecretThatNobodyCanChange() {
        try (var server = serverThatAnswers(CREATED)) {
            Outcome outcome = makeJwt(server);

            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.output()).isEqualTo("Secret ethereum/jwt-secret is made.\n");
            Request request = server.requests().getFirst();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.url()).isEqualTo("/api/v1/namespaces/ethereum/secrets");
            assertThat(request.authorization()).isEqualTo("Bearer " + TOKEN);
            JsonNode secret = Yaml.tree(request.body());
            assertThat(secret.at("/metadata/name").asString()).isEqualTo("jwt-secret");
            assertThat(secret.path("type").asString()).isEqualTo("Opaque");
            assertThat(secret.path("immutable").asBoolean()).isTrue();
            assertThat(hex(request)).matches("[0-9a-f]{64}");
            assertNothingSecretIsSeen(outcome, server);
        }
    }

    @Test
    void makesAnotherValueEachTime() {
        try (var server = serverThatAnswers(CREATED, CREATED)) {
            makeJwt(server);
            makeJwt(server);

            assertThat(server.requests())
                    .extracting(CreateSecretTests::hex)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void givesOnlyTheValuesThatAreAskedFor() {
        try (var server = serverThatAnswers(CREATED)) {
            run(server, "grafana-admin", "admin-user=admin", "admin-password=@random");

            JsonNode data = Yaml.tree(server.requests().getFirst().body()).path("stringData");
            assertThat(data.propertyNames()).containsExactly("admin-user", "admin-password");
            assertThat(data.path("admin-user").asString()).isEqualTo("admin");
            assertThat(data.path("admin-password").asString()).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void isContentWithASecretThatIsThere() {
        try (var server = serverThatAnswers(new Reply(409, "{\"message\":\"already exists\"}"))) {
            Outcome outcome = makeJwt(server);

            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.output()).contains("is there already and stays as it is");
            assertNothingSecretIsSeen(outcome, server);
        }
    }

    @Test
    void saysWhichRuleRefusedIt() {
        shell.with("RETRIES", "3");
        try (var server = serverThatAnswers(REFUSED)) {
            Outcome outcome = makeJwt(server);

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.errors())
                    .isEqualTo(
                            "Secret ethereum/jwt-secret is not made: HTTP 403, may only create the"
                                    + " Secret jwt-secret\n");
            assertThat(server.requests()).hasSize(1);
            assertNothingSecretIsSeen(outcome, server);
        }
    }

    @Test
    void asksAgainAfterAnErrorOfTheServer() {
        shell.with("RETRIES", "1");
        try (var server = serverThatAnswers(new Reply(500, "{}"), CREATED)) {
            Outcome outcome = makeJwt(server);

            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.output()).contains("is made");
            assertThat(server.requests())
                    .hasSize(2)
                    .extracting(CreateSecretTests::hex)
                    .containsOnly(hex(server.requests().getFirst()));
            assertNothingSecretIsSeen(outcome, server);
        }
    }

    @Test
    void givesUpOnAServerThatNeverAnswers() {
        shell.with("MAX_TIME", "1");
        try (var server = serverThatAnswers(Reply.HANG)) {
            Outcome outcome = makeJwt(server);

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.errors()).contains("the API server does not answer");
            assertNothingSecretIsSeen(outcome, server);
        }
    }

    @Test
    void tellsNothingToAServerThatItsCertificateDoesNotName() throws IOException {
        Files.writeString(folder.resolve("ca.crt"), ServerIdentity.create(folder).certificate());
        try (var server = serverThatAnswers(CREATED)) {
            Outcome outcome = makeJwt(server);

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.errors()).contains("the API server does not answer");
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-value", "=@random", "key=", "key=\"quoted\"", "a b=@random"})
    void asksNobodyWhenItIsCalledWrongly(String pair) {
        try (var server = serverThatAnswers(CREATED)) {
            Outcome outcome = run(server, "jwt-secret", pair);

            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(server.requests()).isEmpty();
        }
    }

    private Outcome makeJwt(ScriptedServer server) {
        return run(server, "jwt-secret", "jwt.hex=@random");
    }

    private Outcome run(ScriptedServer server, String... arguments) {
        shell.with("API_SERVER", "https://127.0.0.1:" + server.port());
        return shell.run(SCRIPT, arguments);
    }

    private static ScriptedServer serverThatAnswers(Reply... replies) {
        Iterator<Reply> next = List.of(replies).iterator();
        return ScriptedServer.startWithTls(identity.context(), _ -> next.next());
    }

    private void assertNothingSecretIsSeen(Outcome outcome, ScriptedServer server) {
        String seen = outcome.output() + outcome.errors() + shell.argumentsOfCurl();
        assertThat(seen).doesNotContain(TOKEN);
        for (Request request : server.requests()) {
            assertThat(seen).doesNotContain(hex(request));
        }
    }

    private static String hex(Request request) {
        return Objects.requireNonNull(
                Yaml.tree(request.body()).at("/stringData/jwt.hex").asString());
    }
}
