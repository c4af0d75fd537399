package io.peermonitor.kubernetes.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.kubernetes.manifest.Yaml;
import io.peermonitor.kubernetes.script.ScriptedServer.Reply;
import io.peermonitor.kubernetes.script.ScriptedServer.Request;
import io.peermonitor.kubernetes.script.Shell.Outcome;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Our node, three providers and Alertmanager under their names, behind one proxy on loopback. */
@NeedsShell
class CheckpointVerifyTests {

    private static final String OURS = "prysm-beacon-0.prysm-beacon-headless";
    private static final String ROOT = "0x" + "a".repeat(64);
    private static final String OTHER_ROOT = "0x" + "b".repeat(64);
    private static final Reply DOWN = new Reply(502, "");
    private static final Reply UNKNOWN = new Reply(404, "{\"message\":\"Block not found\"}");

    private final Map<String, Reply> replies = new HashMap<>();
    private final ScriptedServer internet =
            ScriptedServer.start(
                    request -> replies.getOrDefault(URI.create(request.url()).getHost(), DOWN));
    private final Shell shell = new Shell();

    @BeforeEach
    void everythingIsWell() {
        replies.put(
                OURS,
                new Reply(
                        200,
                        """
                        {"execution_optimistic": false, "finalized": true, "data": {
                          "root": "%s", "canonical": true,
                          "header": {"message": {"slot": "12345", "proposer_index": "7",
                            "parent_root": "%s", "state_root": "%s"}}}}
                        """
                                .formatted(ROOT, OTHER_ROOT, OTHER_ROOT)));
        List.of("one.example", "two.example", "three.example")
                .forEach(provider -> replies.put(provider, has(ROOT)));
        replies.put("alertmanager.monitoring", new Reply(200, ""));
        shell.with("http_proxy", "http://127.0.0.1:" + internet.port())
                .with("BEACON_NODES", "http://" + OURS + ":3500")
                .with("PROVIDERS", "http://one.example http://two.example http://three.example")
                .with("ALERTMANAGER", "http://alertmanager.monitoring:9093")
                .with("MAX_TIME", "2");
    }

    @AfterEach
    void close() {
        assertThat(shell.leftBehind()).isEmpty();
        shell.close();
        internet.close();
    }

    @Test
    void agreesWhenTheProvidersDo() {
        assertOutcome(0, "agree: 3 of 3");
        assertThat(internet.requests())
                .extracting(Request::url)
                .contains("http://one.example/eth/v1/beacon/blocks/12345/root");
    }

    @Test
    void oneProviderThatDiffersIsOneLineAFailedJobAndAnAlert() {
        replies.put("two.example", has(OTHER_ROOT));

        String line = assertOutcome(1, "differs: ");

        assertThat(line).contains("12345", ROOT, "http://two.example has " + OTHER_ROOT, "2 of 3");
        JsonNode alert = alerts().getFirst().path(0);
        assertThat(alert.at("/labels/alertname").asString()).isEqualTo("CheckpointDiffers");
        assertThat(alert.at("/labels/node").asString()).isEqualTo("geth-0");
        assertThat(alert.at("/annotations/description").asString()).contains(OTHER_ROOT);
        assertThat(Instant.parse(alert.path("endsAt").asString()))
                .isAfter(Instant.now().plusSeconds(3600));
    }

    @Test
    void oneProviderThatIsDownIsNoDifference() {
        replies.put("two.example", DOWN);

        assertThat(assertOutcome(0, "agree: 2 of 3")).contains("no answer from http://two.example");
    }

    @Test
    void oneProviderThatHangsIsNoDifference() {
        replies.put("two.example", Reply.HANG);

        assertOutcome(0, "agree: 2 of 3");
    }

    @Test
    void twoProvidersThatAreDownLeaveTooFew() {
        replies.put("two.example", DOWN);
        replies.put("three.example", DOWN);

        assertOutcome(0, "cannot tell: 1 of 3");
    }

    @Test
    void allProvidersDownCannotTell() {
        List.of("one.example", "two.example", "three.example")
                .forEach(provider -> replies.put(provider, DOWN));

        assertOutcome(0, "cannot tell: 0 of 3");
    }

    @Test
    void aSlotThatNobodyKnowsCannotTell() {
        List.of("one.example", "two.example", "three.example")
                .forEach(provider -> replies.put(provider, UNKNOWN));

        assertOutcome(0, "cannot tell: 0 of 3");
    }

    @Test
    void ourNodeThatIsStillStartingCannotTell() {
        replies.put(OURS, new Reply(503, "{}"));

        assertOutcome(0, "cannot tell: our node");
        assertThat(internet.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>sign in</html>",
                "{\"data\":{\"root\":\"0x12\"}}",
                "{\"data\":{\"root\":\"$(touch /tmp/owned)\"}}",
                ""
            })
    void whatIsNoRootIsNoAnswer(String body) {
        replies.put("two.example", new Reply(200, body));

        assertOutcome(0, "agree: 2 of 3");
    }

    @Test
    void anEndlessAnswerIsNoAnswer() {
        replies.put("two.example", new Reply(200, " ".repeat(1 << 20) + has(OTHER_ROOT).body()));

        assertOutcome(0, "agree: 2 of 3");
    }

    @Test
    void aDifferenceIsToldWithoutAlertmanagerToo() {
        replies.put("two.example", has(OTHER_ROOT));
        replies.put("alertmanager.monitoring", DOWN);

        Outcome outcome = verify();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).startsWith("differs: ");
        assertThat(outcome.errors()).contains("did not take the alert");
    }

    @Test
    void everyNodeHasItsLineAndTheirsIsTheWorse() {
        String second = OURS.replace("beacon-0", "beacon-1");
        replies.put(
                second,
                new Reply(
                        200,
                        "{\"data\":{\"root\":\""
                                + OTHER_ROOT
                                + "\",\"header\":{\"message\":{\"slot\":\"12345\"}}}}"));
        shell.with("BEACON_NODES", "http://" + second + ":3500 http://" + OURS + ":3500");

        Outcome outcome = verify();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.lines()).hasSize(2);
        assertThat(outcome.lines().getFirst()).startsWith("differs: http://" + second);
        assertThat(outcome.lines().getLast()).startsWith("agree: 3 of 3");
        assertThat(alerts())
                .extracting(alert -> alert.path(0).at("/labels/node").asString())
                .containsExactly("geth-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://one.example"})
    void fewerThanTwoProvidersAreAWrongSetting(String providers) {
        shell.with("PROVIDERS", providers);

        Outcome outcome = verify();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errors()).startsWith("wrong settings: ");
        assertThat(internet.requests()).isEmpty();
    }

    /** One line that starts so, and an alert exactly when the Job fails. */
    private String assertOutcome(int exitCode, String start) {
        Outcome outcome = verify();
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.lines()).hasSize(1);
        assertThat(outcome.lines().getFirst()).startsWith(start);
        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        assertThat(alerts()).hasSize(exitCode);
        return outcome.lines().getFirst();
    }

    private Outcome verify() {
        return shell.run("base/prysm/checkpoint-verify.sh");
    }

    private List<JsonNode> alerts() {
        return internet.requests().stream()
                .filter(request ->
                        request.url().equals("http://alertmanager.monitoring:9093/api/v2/alerts"))
                .map(request -> Yaml.tree(request.body()))
                .toList();
    }

    private static Reply has(String root) {
        return new Reply(200, "{\"data\":{\"root\":\"" + root + "\"}}");
    }
}
