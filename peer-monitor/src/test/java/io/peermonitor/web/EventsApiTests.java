package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.EventMode;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.PeerId;
import io.peermonitor.sample.Answer;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.sample.SampleService;
import io.peermonitor.sample.ShownFleet;
import io.peermonitor.sample.ShownHistory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@SampleService
class EventsApiTests {

    private static final long FIRST = ShownHistory.FIRST;
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Autowired RestTestClient client;
    @Autowired ShownFleet shown;
    @Autowired ShownHistory history;

    private final SampleFleet fleet = SampleFleet.watching("alpha", "beta");

    @BeforeEach
    void emptyHistory() {
        fleet.tell(history.begin());
        shown.show(fleet);
    }

    /** Ids FIRST to FIRST + 5, ten seconds apart but for the first two. */
    private void sixEvents() {
        fleet.reached("alpha")
                .limited("beta", 3, "enable admin")
                .later(TEN_SECONDS)
                .reached("alpha", SamplePeer.named(0xa1, "Geth/v1.17.10-stable/linux-amd64/go1.26"))
                .later(TEN_SECONDS)
                .reached("alpha")
                .later(TEN_SECONDS)
                .unreached("alpha", FailureReason.REFUSED)
                .later(TEN_SECONDS)
                .reached("alpha");
    }

    @Test
    void whatANodePushesIsAnEventWithItsReason() {
        String id = SamplePeer.id(0xa1);
        fleet.reached("alpha").subscribed("alpha").later(TEN_SECONDS);
        fleet.reached("alpha").connected("alpha", new PeerId(id)).later(TEN_SECONDS);
        fleet.reached("alpha", SamplePeer.named(0xa1, "Geth/v1.17.10")).later(TEN_SECONDS);
        fleet.dropped("alpha", new PeerId(id), DisconnectReason.USELESS_PEER);
        fleet.unsubscribed("alpha", EventMode.RECONNECTING);

        Answer answer = get("/events?since=" + FIRST);
        assertThat(answer.texts("$.events[*].type"))
                .containsExactly("events_on", "joined", "identified", "left", "events_off");
        assertThat(answer.texts("$.events[*].peer.client.family"))
                .containsExactly("unknown", "geth", "geth");
        assertThat(answer.at("$.events[3].reason")).isEqualTo("useless_peer");
        assertThat(answer.at("$.events[3].seconds")).isEqualTo(20.0);
        assertThat(answer.at("$.events[4].detail")).isEqualTo("the connection was cut");
    }

    @Test
    void everyEventHasEveryField() {
        sixEvents();
        String peer =
                """
                {"id": "%s", "name": "Geth/v1.17.10-stable/linux-amd64/go1.26",
                 "client": {"family": "geth", "version": "1.17.10", "os": "linux",
                            "architecture": "amd64"},
                 "address": "192.0.2.161", "port": 30303, "direction": "outbound"}
                """
                        .formatted(SamplePeer.id(0xa1));
        assertThat(get("/events"))
                .isStrictlyEqualTo(
                        """
                        {"oldest": %d, "latest": %d, "events": [
                          {"id": %d, "type": "node_seen", "at": "2026-11-23T12:00:00Z",
                           "node": "alpha", "layer": "execution", "peer": null, "reason": null, "seconds": null,
                           "peers": 0, "detail": null},
                          {"id": %d, "type": "node_limited", "at": "2026-11-23T12:00:00Z",
                           "node": "beta", "layer": "execution", "peer": null, "reason": null, "seconds": null,
                           "peers": null, "detail": "enable admin"},
                          {"id": %d, "type": "joined", "at": "2026-11-23T12:00:10Z",
                           "node": "alpha", "layer": "execution", "peer": %s, "reason": null, "seconds": null,
                           "peers": null, "detail": null},
                          {"id": %d, "type": "left", "at": "2026-11-23T12:00:20Z",
                           "node": "alpha", "layer": "execution", "peer": %s, "reason": "unknown", "seconds": 10.0,
                           "peers": null, "detail": null},
                          {"id": %d, "type": "node_lost", "at": "2026-11-23T12:00:30Z",
                           "node": "alpha", "layer": "execution", "peer": null, "reason": "refused", "seconds": null,
                           "peers": null, "detail": "http://192.0.2.200:8545: %s"},
                          {"id": %d, "type": "node_back", "at": "2026-11-23T12:00:40Z",
                           "node": "alpha", "layer": "execution", "peer": null, "reason": null, "seconds": 10.0,
                           "peers": 0, "detail": null}]}
                        """
                                .formatted(
                                        FIRST,
                                        FIRST + 5,
                                        FIRST,
                                        FIRST + 1,
                                        FIRST + 2,
                                        peer,
                                        FIRST + 3,
                                        peer,
                                        FIRST + 4,
                                        FailureReason.REFUSED.hint(),
                                        FIRST + 5));
    }

    @Test
    void whatANodeDoesNotTellOfAPeerIsNull() {
        fleet.reached("alpha").reached("alpha", SamplePeer.bare(1));
        assertThat(get("/events?type=joined"))
                .isLenientlyEqualTo(
                        """
                        {"events": [{"peer": {"name": "", "address": null, "port": null,
                          "direction": "unknown", "client": {"family": "unknown"}}}]}
                        """);
    }

    @Test
    void beforeTheFirstEventThereIsNone() {
        assertThat(get("/events"))
                .isStrictlyEqualTo(
                        "{\"events\": [], \"oldest\": null, \"latest\": %d}".formatted(FIRST - 1));
    }

    @Test
    void withoutAStartTheNewestComeAndWithOneTheNext() {
        sixEvents();
        assertThat(ids("/events?limit=2")).containsExactly(FIRST + 4, FIRST + 5);
        assertThat(ids("/events?limit=2&since=" + FIRST)).containsExactly(FIRST + 1, FIRST + 2);
        assertThat(ids("/events?since=0")).hasSize(6);
        assertThat(ids("/events?since=" + (FIRST + 5))).isEmpty();
        assertThat(ids("/events?since=" + (FIRST + 99))).isEmpty();
    }

    @Test
    void aTimeAsStartIsInclusive() {
        sixEvents();
        assertThat(ids("/events?since=2026-11-23T12:00:30Z")).containsExactly(FIRST + 4, FIRST + 5);
        assertThat(ids("/events?since=2026-11-23T12:00:30.001Z")).containsExactly(FIRST + 5);
    }

    @Test
    void filtersByNodeAndType() {
        sixEvents();
        assertThat(get("/events?node=beta").texts("$.events[*].type"))
                .containsExactly("node_limited");
        assertThat(get("/events?type=left").texts("$.events[*].type")).containsExactly("left");
        assertThat(ids("/events?node=alpha&limit=1&since=" + FIRST)).containsExactly(FIRST + 2);
        assertThat(ids("/events?node=beta&type=left")).isEmpty();
        assertThat(ids("/events?type=events_missed")).isEmpty();
        assertThat(get("/events?node=beta").at("$.latest")).isEqualTo(FIRST + 5);
    }

    @Test
    void usualAndGreatestNumberAreBounded() {
        fleet.tell(history.begin(2000)).reached("alpha");
        for (int i = 0; i < 600; i++) {
            fleet.reached("alpha", SamplePeer.bare(1)).reached("alpha");
        }
        assertThat(ids("/events")).hasSize(200);
        assertThat(ids("/events?limit=1000")).hasSize(1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    limit=0 | Parameter 'limit' is '0'; allowed: 1 to 1000.
                    limit=1001 | Parameter 'limit' is '1001'; allowed: 1 to 1000.
                    type=LEFT | Parameter 'type' is 'LEFT'; allowed: joined, identified, left, \
                    node_seen, node_limited, node_lost, node_back, events_on, events_off, \
                    events_missed, node_added, node_removed, pair_changed.
                    since=-1 | Parameter 'since' is '-1'; allowed: the id of an event or an \
                    instant such as 2026-11-24T12:00:00Z.
                    since=99999999999999999999 | Parameter 'since' is '99999999999999999999'; \
                    allowed: the id of an event or an instant such as 2026-11-24T12:00:00Z.
                    since=2026-11-24 | Parameter 'since' is '2026-11-24'; allowed: the id of an \
                    event or an instant such as 2026-11-24T12:00:00Z.
                    """)
    void aParameterThatCannotBeUsedIsToldWithWhatCan(String parameter, String detail) {
        Answer answer = get("/events?" + parameter);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.at("$.detail")).isEqualTo(detail);
    }

    @Test
    void anUnknownNodeIsNotFound() {
        Answer answer = get("/events?node=gamma");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("$.detail"))
                .isEqualTo("No node is called 'gamma'; watched: alpha, beta.");
    }

    private Answer get(String path) {
        return Answer.get(client, path);
    }

    private List<Long> ids(String path) {
        return JsonPath.read(get(path).body(), "$.events[*].id");
    }
}
