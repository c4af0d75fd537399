package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.Direction;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.sample.Answer;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.sample.SampleService;
import io.peermonitor.sample.ShownFleet;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@SampleService
class PeersApiTests {

    private static final String GETH = "Geth/v1.17.10-stable-4f1c2f6b/linux-amd64/go1.26.4";

    @Autowired RestTestClient client;
    @Autowired ShownFleet shown;

    @BeforeEach
    void twoNodesThatShareAPeer() {
        shown.show(
                SampleFleet.watching("alpha", "beta")
                        .reached(
                                "alpha",
                                SamplePeer.named(0xa1, GETH),
                                SamplePeer.named(0xa2, "besu/v26.7.0", Direction.INBOUND),
                                SamplePeer.bare(0xa3))
                        .reached("beta", SamplePeer.named(0xa1, GETH)));
    }

    @Test
    void answersNodesAndPeersInTheDocumentedShape() {
        shown.show(
                SampleFleet.watching("alpha")
                        .reached("alpha")
                        .later(Duration.ofSeconds(10))
                        .reached("alpha", SamplePeer.named(0xa1, GETH)));
        assertThat(get("/peers"))
                .isStrictlyEqualTo(
                        """
                        {"total": 1,
                         "nodes": [
                           {"name": "alpha", "layer": "execution", "status": "up", "since": "2026-11-23T12:00:00Z",
                            "peerCount": 1, "lastSuccess": "2026-11-23T12:00:10Z",
                            "failure": null, "advice": null}],
                         "peers": [
                           {"node": "alpha", "layer": "execution", "id": "%s",
                            "name": "Geth/v1.17.10-stable-4f1c2f6b/linux-amd64/go1.26.4",
                            "client": {"family": "geth", "version": "1.17.10", "os": "linux",
                                       "architecture": "amd64"},
                            "address": "192.0.2.161", "port": 30303, "country": null, "asn": null,
                            "organisation": null, "direction": "outbound",
                            "static": false, "trusted": false,
                            "capabilities": ["eth/68", "eth/69", "snap/1"],
                            "eth": {"version": 69, "earliestBlock": 0, "latestBlock": 23000161},
                            "connectedSince": "2026-11-23T12:00:10Z",
                            "connectedBeforeStart": false}]}
                        """
                                .formatted(SamplePeer.id(0xa1)));
    }

    @Test
    void whatAPeerDoesNotTellIsNull() {
        assertThat(get("/peers?client=unknown"))
                .isLenientlyEqualTo(
                        """
                        {"total": 1,
                         "peers": [{"name": "", "address": null, "port": null, "eth": null,
                           "direction": "unknown", "static": null, "trusted": null,
                           "capabilities": [], "connectedBeforeStart": true,
                           "client": {"family": "unknown", "version": null, "os": null,
                                      "architecture": null}}]}
                        """);
    }

    @Test
    void blindNodeSaysSinceWhenAndWhyAndListsNoPeers() {
        shown.show(
                SampleFleet.watching("alpha")
                        .reached("alpha", SamplePeer.named(1, GETH))
                        .later(Duration.ofSeconds(10))
                        .unreached("alpha", FailureReason.REFUSED)
                        .later(Duration.ofSeconds(10))
                        .unreached("alpha", FailureReason.REFUSED));
        assertThat(get("/peers"))
                .isStrictlyEqualTo(
                        """
                        {"total": 0, "peers": [],
                         "nodes": [
                           {"name": "alpha", "layer": "execution", "status": "unreachable",
                            "since": "2026-11-23T12:00:10Z", "peerCount": null,
                            "lastSuccess": "2026-11-23T12:00:00Z",
                            "failure": {"reason": "refused", "detail": "http://192.0.2.200:8545: %s"},
                            "advice": null}]}
                        """
                                .formatted(FailureReason.REFUSED.hint()));
    }

    @Test
    void nodeThatWasNeverPolledIsPending() {
        shown.show(SampleFleet.watching("alpha"));
        assertThat(get("/peers"))
                .isLenientlyEqualTo(
                        """
                        {"total": 0, "peers": [],
                         "nodes": [{"name": "alpha", "layer": "execution", "status": "pending", "since": null,
                           "peerCount": null, "lastSuccess": null}]}
                        """);
    }

    @Test
    void limitedNodeTellsHowToMakeItTellItsPeers() {
        shown.show(SampleFleet.watching("alpha").limited("alpha", 12, "enable admin"));
        assertThat(get("/peers"))
                .isLenientlyEqualTo(
                        """
                        {"total": 0, "peers": [],
                         "nodes": [{"name": "alpha", "layer": "execution", "status": "limited", "peerCount": 12,
                           "failure": null, "advice": "enable admin"}]}
                        """);
    }

    @Test
    void filtersByNodeClientDirectionAndText() {
        assertThat(get("/peers?node=beta").texts("$.peers[*].node")).containsExactly("beta");
        assertThat(get("/peers?node=beta").texts("$.nodes[*].name")).containsExactly("beta");
        assertThat(ids("/peers?client=besu")).containsExactly(id(0xa2));
        assertThat(ids("/peers?direction=inbound")).containsExactly(id(0xa2));
        assertThat(ids("/peers?q=BESU")).containsExactly(id(0xa2));
        assertThat(ids("/peers?node=alpha&client=geth&direction=inbound")).isEmpty();
    }

    @Test
    void sortsBothWays() {
        assertThat(ids("/peers?node=alpha&sort=id")).containsExactly(id(0xa1), id(0xa2), id(0xa3));
        assertThat(ids("/peers?node=alpha&sort=-id")).containsExactly(id(0xa3), id(0xa2), id(0xa1));
    }

    @Test
    void pagesAndTellsTheTotalOfAllPages() {
        Answer second = get("/peers?sort=id&limit=2&offset=3");
        assertThat(second.at("$.total")).isEqualTo(4);
        assertThat(second.texts("$.peers[*].id")).containsExactly(id(0xa3));
        assertThat(ids("/peers?offset=4")).isEmpty();
    }

    @Test
    void onePeerIsOneEntryForEachNodeThatHasIt() {
        String upperCase = id(0xa1).toUpperCase(Locale.ROOT);
        for (String given : new String[] {id(0xa1), "0x" + id(0xa1), "0X" + upperCase}) {
            Answer answer = get("/peers/" + given);
            assertThat(answer.at("$.id")).isEqualTo(id(0xa1));
            assertThat(answer.texts("$.seenBy[*].node")).containsExactly("alpha", "beta");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "*/*",
                "application/json",
                "application/*"
            })
    void browserAndCurlGetJson(String accept) {
        assertThat(Answer.get(client, "/peers", accept).contentType())
                .isEqualTo("application/json");
    }

    @Test
    void terminalGetsTables() {
        Answer text = Answer.get(client, "/peers?node=alpha&limit=1", "text/plain");
        assertThat(text.contentType()).isEqualTo("text/plain");
        assertThat(text.body()).endsWith("1 of 3 peers\n");
    }

    @Test
    void spreadsheetGetsCsv() {
        Answer csv = Answer.get(client, "/peers?client=besu", "text/csv");
        assertThat(csv.contentType()).isEqualTo("text/csv");
        assertThat(csv.body().lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("\"alpha\",\"" + id(0xa2) + "\",\"besu/v26.7.0\",\"besu\"");
    }

    private static String id(int number) {
        return SamplePeer.id(number);
    }

    private List<String> ids(String path) {
        return get(path).texts("$.peers[*].id");
    }

    private Answer get(String path) {
        return Answer.get(client, path);
    }
}
