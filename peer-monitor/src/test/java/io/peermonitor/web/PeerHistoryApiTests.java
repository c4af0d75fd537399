package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.Direction;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Peer;
import io.peermonitor.sample.Answer;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.sample.SampleService;
import io.peermonitor.sample.ShownFleet;
import io.peermonitor.sample.ShownHistory;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@SampleService
class PeerHistoryApiTests {

    private static final Peer PEER = SamplePeer.named(0xa1, "besu/v26.7.0", Direction.INBOUND);

    @Autowired RestTestClient client;
    @Autowired ShownFleet shown;
    @Autowired ShownHistory history;

    private final SampleFleet fleet = SampleFleet.watching("alpha", "beta");

    @BeforeEach
    void emptyHistory() {
        fleet.tell(history.begin()).reached("alpha").reached("beta");
        shown.show(fleet);
    }

    @Test
    void aPeerThatLeftIsStillKnownWithItsSessions() {
        fleet.later(minutes(1)).reached("alpha", PEER).later(minutes(2)).reached("alpha");
        assertThat(peer())
                .isStrictlyEqualTo(
                        """
                        {"id": "%s", "seenBy": [],
                         "history": {"timesSeen": 1, "flaps": 0,
                           "firstSeen": "2026-11-23T12:01:00Z",
                           "sessions": [
                             {"node": "alpha", "since": "2026-11-23T12:01:00Z",
                              "until": "2026-11-23T12:03:00Z", "seconds": 120.0,
                              "reason": "unknown", "direction": "inbound",
                              "address": "192.0.2.161", "port": 30303,
                              "client": {"family": "besu", "version": "26.7.0", "os": null,
                                         "architecture": null}}]}}
                        """
                                .formatted(SamplePeer.id(0xa1)));
    }

    @Test
    void aSessionThatHasNotEndedCountsAsSeenButIsNotPast() {
        fleet.reached("alpha", PEER).reached("beta", PEER);
        assertThat(peer())
                .isLenientlyEqualTo(
                        """
                        {"seenBy": [{"node": "alpha"}, {"node": "beta"}],
                         "history": {"timesSeen": 2, "flaps": 0,
                           "firstSeen": "2026-11-23T12:00:00Z", "sessions": []}}
                        """);
    }

    @Test
    void aPeerOfABlindNodeIsKnownButNotShownAsConnected() {
        fleet.reached("alpha", PEER).later(minutes(1)).unreached("alpha", FailureReason.TIMEOUT);
        assertThat(peer())
                .isLenientlyEqualTo(
                        """
                        {"seenBy": [], "history": {"timesSeen": 1, "sessions": []}}
                        """);
    }

    @Test
    void aPeerThatIsSoonBackWithTheSameNodeFlaps() {
        session("alpha");
        fleet.later(minutes(10));
        session("alpha");
        fleet.later(minutes(10)).reached("alpha", PEER);
        assertThat(peer().at("$.history.flaps")).isEqualTo(2);
        assertThat(peer().at("$.history.timesSeen")).isEqualTo(3);
    }

    @Test
    void aPeerThatComesBackLaterOrToAnotherNodeDoesNotFlap() {
        session("alpha");
        session("beta");
        fleet.later(minutes(11));
        session("alpha");
        assertThat(peer().at("$.history.flaps")).isEqualTo(0);
    }

    @Test
    void theNewestSessionsComeFirstAndNotMoreThanFifty() {
        for (int i = 0; i < 60; i++) {
            session("alpha");
        }
        Answer peer = peer();
        assertThat(peer.at("$.history.timesSeen")).isEqualTo(60);
        assertThat(peer.texts("$.history.sessions[*].until"))
                .hasSize(50)
                .startsWith("2026-11-23T13:00:00Z", "2026-11-23T12:59:00Z");
    }

    @Test
    void aPeerThatWasNeverSeenIsNotFound() {
        session("alpha");
        Answer answer = Answer.get(client, "/peers/" + SamplePeer.id(0xff));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("$.detail")).asString().contains("GET /peers");
    }

    /** Of one minute. */
    private void session(String node) {
        fleet.reached(node, PEER).later(minutes(1)).reached(node);
    }

    private static Duration minutes(int count) {
        return Duration.ofMinutes(count);
    }

    private Answer peer() {
        return Answer.get(client, "/peers/" + SamplePeer.id(0xa1));
    }
}
