package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.sample.Answer;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.sample.SampleService;
import io.peermonitor.sample.ShownFleet;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@SampleService
class ProblemsTests {

    @Autowired RestTestClient client;
    @Autowired ShownFleet shown;

    @BeforeEach
    void oneNode() {
        shown.show(SampleFleet.watching("alpha", "beta").reached("alpha", SamplePeer.bare(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/peers?node=gamma", "/nodes/gamma"})
    void unknownNodeIsNotFoundAndTheWatchedAreNamed(String path) {
        assertProblem(get(path), 404, "No node is called 'gamma'; watched: alpha, beta.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/peers/00000000000000000000000000000000000000000000000000000000000000ff",
                "/peers/not-an-id"
            })
    void unknownPeerIsNotFound(String path) {
        assertProblem(
                get(path),
                404,
                "No node has a peer with this id now, nor had one as far as the history goes back;"
                        + " GET /peers lists those there are.");
    }

    @Test
    void unknownPathIsNotFound() {
        assertProblem(get("/nothing/here"), 404, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    client=Geth | Parameter 'client' is 'Geth'; allowed: geth, nethermind, besu, \
                    erigon, reth, ethrex, nimbus-eth1, ethereumjs, prysm, lighthouse, teku, \
                    nimbus, lodestar, grandine, other, unknown.
                    layer=data | Parameter 'layer' is 'data'; allowed: execution, consensus.
                    direction=up | Parameter 'direction' is 'up'; allowed: inbound, outbound, unknown.
                    sort=age | Parameter 'sort' is 'age'; allowed: node, client, direction, address, \
                    connectedSince, latestBlock, name, id, each also with a leading -.
                    limit=0 | Parameter 'limit' is '0'; allowed: 1 to 500.
                    limit=501 | Parameter 'limit' is '501'; allowed: 1 to 500.
                    limit=many | Parameter 'limit' is 'many'; allowed: 1 to 500.
                    offset=-1 | Parameter 'offset' is '-1'; allowed: 0 to 2147483647.
                    """)
    void badParameterIsRefusedWithTheAllowedValues(String query, String detail) {
        for (String accept : new String[] {"*/*", "text/plain", "text/csv"}) {
            assertProblem(Answer.get(client, "/peers?" + query, accept), 400, detail);
        }
    }

    @Test
    void onlyReadingIsAllowed() {
        for (HttpMethod method :
                new HttpMethod[] {HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE}) {
            Answer answer = Answer.to(client, method, "/peers", "*/*");
            assertProblem(answer, 405, null);
            assertThat(answer.headers().getAllow()).contains(HttpMethod.GET);
        }
    }

    @ParameterizedTest
    @CsvSource({"/peers, image/png", "/nodes, text/csv", "/peers, application/xml"})
    void unknownFormatIsNotAcceptable(String path, String accept) {
        assertProblem(Answer.get(client, path, accept), 406, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/plain", "text/csv", "text/html"})
    void faultOfTheMonitorTellsNothingOfItself(String accept) {
        shown.show(() -> {
            throw new IllegalStateException("secret words");
        });
        Answer answer = Answer.get(client, "/peers", accept);
        assertProblem(answer, 500, "A fault of the monitor; its log has the details.");
        assertThat(answer.body()).doesNotContain("secret", "Exception", "io.peermonitor");
    }

    @Test
    void callerWhoHangsUpIsNoFault() {
        assertThat(new Problems().on(new IOException("Broken pipe"))).isNull();
        assertThat(new Problems().on(new IOException("disk full"))).isNotNull();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void mistakesOfCallersLeaveNoLine(CapturedOutput output) {
        Answer.to(client, HttpMethod.POST, "/peers", "*/*");
        get("/nothing/here");
        get("/peers?limit=many");
        Answer.get(client, "/peers", "image/png");
        assertThat(output.getAll()).isEmpty();
    }

    private Answer get(String path) {
        return Answer.get(client, path);
    }

    private static void assertProblem(Answer answer, int status, @Nullable String detail) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.at("$.status")).isEqualTo(status);
        if (detail != null) {
            assertThat(answer.at("$.detail")).isEqualTo(detail);
        }
    }
}
