package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.analysis.Group;
import io.peermonitor.analysis.Indicator;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.sample.Answer;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.sample.SampleService;
import io.peermonitor.sample.ShownFleet;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@SampleService
class AssessmentApiTests {

    @Autowired RestTestClient client;
    @Autowired ShownFleet shown;

    private final SampleFleet fleet =
            SampleFleet.watching(new WatchedNode(new NodeName("alpha"), 50));

    /** All in one /24: the sample peers are at 192.0.2.x. */
    private static final List<Peer> NEIGHBOURS =
            IntStream.rangeClosed(1, 20)
                    .mapToObj(
                            number -> SamplePeer.named(number, "Geth/v1.16.1", Direction.OUTBOUND))
                    .toList();

    @Test
    void everyIndicatorSaysItsLevelItsReasonAndWhatIsGood() {
        shown.show(fleet.synced("alpha", NEIGHBOURS));
        Answer answer = Answer.get(client, "/nodes/alpha/assessment");

        assertThat(answer.texts("$.indicators[*].id"))
                .containsExactlyElementsOf(
                        Stream.of(Indicator.values()).map(Indicator::label).toList());
        assertThat(answer.texts("$.groups[*].name"))
                .containsExactlyElementsOf(Stream.of(Group.values()).map(Group::label).toList());
        assertThat(answer.texts("$.indicators[?(@.id == 'outbound_top_network')].level"))
                .containsExactly("critical");
        assertThat(answer.texts("$.indicators[?(@.id == 'outbound_top_network')].held"))
                .as("not before its hold time")
                .containsExactly("ok");
        assertThat(answer.texts("$.indicators[*].good")).doesNotContain("");
        assertThat(answer.texts("$.indicators[*].reason")).doesNotContain("");
    }

    @Test
    void theLevelThatCountsComesAfterTheHoldTimeWithItsReasons() {
        fleet.synced("alpha", NEIGHBOURS);
        shown.show(fleet.later(Duration.ofMinutes(31)).synced("alpha", NEIGHBOURS));
        Answer answer = Answer.get(client, "/nodes/alpha/assessment");

        assertThat(answer.texts("$.indicators[?(@.id == 'outbound_top_network')].held"))
                .containsExactly("critical");
        assertThat(answer.texts("$.reasons[*]")).isNotEmpty();
        assertThat(answer.at("$.suspicion")).isNotEqualTo("none");
        assertThat(Answer.get(client, "/nodes/alpha").at("$.assessment.suspicion"))
                .isEqualTo(answer.at("$.suspicion"));
    }

    @Test
    void figuresSayWhatWasCounted() {
        shown.show(fleet.synced("alpha", NEIGHBOURS));
        Answer answer = Answer.get(client, "/nodes/alpha/assessment");

        assertThat(answer.at("$.figures.clients.families[0].name")).isEqualTo("geth");
        assertThat(answer.at("$.figures.clients.effective")).isEqualTo(1.0);
        assertThat(answer.at("$.figures.clients.forkReady")).isEqualTo(0.0);
        assertThat(answer.texts("$.figures.clients.outdated[*]")).containsExactly("20 geth 1.16.1");
        assertThat(answer.at("$.figures.outbound.networks[0].name")).isEqualTo("192.0.2.0/24");
        assertThat(answer.at("$.figures.outbound.topShare")).isEqualTo(1.0);
        assertThat(answer.at("$.figures.inbound.topShare")).isNull();
        assertThat(answer.at("$.reachability.verdict")).isEqualTo("unknown");
        assertThat(answer.at("$.figures.fullHistory")).isEqualTo(20);
        assertThat(answer.texts("$.figures.countries[*].name")).isEmpty();
    }

    @Test
    void ofABlindNodeNothingOfBeforeIsShown() {
        fleet.synced("alpha", NEIGHBOURS);
        shown.show(fleet.later(Duration.ofMinutes(1)).unreached("alpha", FailureReason.REFUSED));
        Answer answer = Answer.get(client, "/nodes/alpha/assessment");

        assertThat(answer.at("$.state")).isEqualTo("blind");
        assertThat(answer.at("$.suspicion")).isNull();
        assertThat(answer.at("$.figures")).isNull();
        assertThat(answer.texts("$.indicators[*].id")).isEmpty();
    }

    @Test
    void beforeTheFirstPollNothingIsJudged() {
        shown.show(fleet);

        assertThat(Answer.get(client, "/nodes/alpha").at("$.assessment")).isNull();
        assertThat(Answer.get(client, "/nodes/alpha/assessment").at("$.at")).isNull();
    }

    @Test
    void anUnknownNodeIsNotFound() {
        shown.show(fleet);

        assertThat(Answer.get(client, "/nodes/none/assessment").status()).isEqualTo(404);
    }
}
