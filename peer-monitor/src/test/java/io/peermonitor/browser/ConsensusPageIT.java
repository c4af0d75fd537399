package io.peermonitor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.sample.SampleService;
import io.peermonitor.sample.ShownFleet;
import io.peermonitor.sample.ShownHistory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of a node with a consensus client: one layer at a time, and both as one pair. */
@NeedsRealBrowser
@SampleService
class ConsensusPageIT {

    private static final String GETH = "Geth/v1.17.10-stable/linux-amd64/go1.26.4";

    @Autowired ShownFleet shown;
    @Autowired ShownHistory history;
    @LocalServerPort int port;

    private final SampleFleet fleet =
            SampleFleet.watching(
                    new WatchedNode(new NodeName("alpha"), 50),
                    WatchedNode.consensus(new NodeName("alpha")));
    private Tab tab;

    @BeforeEach
    void open(Chromium chromium) {
        fleet.tell(history.begin())
                .synced("alpha", List.of(SamplePeer.named(1, GETH)))
                .consensusReached(
                        "alpha",
                        SamplePeer.consensus(2, Direction.INBOUND),
                        SamplePeer.consensus(3, Direction.OUTBOUND));
        shown.show(fleet);
        tab = chromium.open("http://127.0.0.1:" + port + "/", Look.LIGHT);
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @Test
    void eachLayerHasItsOwnTableChartsAndFigures() {
        assertThat(tab.rows()).hasCount(1);
        assertThat(tab.rows()).containsText("geth 1.17.10");

        tab.select("Layer").selectOption("consensus");

        assertThat(tab.rows()).hasCount(2);
        assertThat(tab.find("#rows")).containsText("16Uiu2HA");
        assertThat(tab.find("#rows")).not().containsText("geth");
        assertThat(tab.find("#clients-total")).hasText("2");
        assertThat(tab.find("#direction-words")).containsText("1 of 2 outbound");
        assertThat(tab.find("#direction-good")).containsText("port 13000");
        assertThat(tab.button("Head")).isHidden();
        assertThat(tab.find("#tiles")).containsText("Clients that answer");

        tab.page().reload();
        assertThat(tab.rows()).hasCount(2);
        tab.photograph("consensus-peers");
    }

    @Test
    void aSearchForAnIdIsNotCaseSensitive() {
        tab.select("Layer").selectOption("consensus");
        tab.search().fill(SamplePeer.libp2pId(2));
        assertThat(tab.rows()).hasCount(1);
    }

    @Test
    void joinsAndLeavesAreThoseOfTheLayer() {
        tab.select("Layer").selectOption("consensus");
        fleet.later(Duration.ofSeconds(30))
                .consensusReached("alpha", SamplePeer.consensus(2, Direction.INBOUND));

        assertThat(tab.rows()).hasCount(1);
        assertThat(tab.find("#log")).containsText("left after");

        tab.select("Layer").selectOption("execution");
        assertThat(tab.find("#log")).not().containsText("left after");
        assertThat(tab.rows()).hasCount(1);
    }

    @Test
    void aChangeOfThePairIsOnThePageWithinASecondInBothLayers() {
        assertThat(tab.find("#contact")).hasText("Live");
        for (int polls = 0; polls < 5; polls++) {
            fleet.later(Duration.ofSeconds(10)).consensusUnreached("alpha", FailureReason.REFUSED);
        }

        ContainsTextOptions soon = new ContainsTextOptions().setTimeout(1000);
        assertThat(tab.find("#log")).containsText("pair blind: the monitor cannot read", soon);
        tab.select("Layer").selectOption("consensus");
        assertThat(tab.find("#log")).containsText("pair blind: the monitor cannot read");
    }

    @Test
    void aBlindConsensusClientTakesNothingFromItsExecutionClient() {
        fleet.consensusUnreached("alpha", FailureReason.REFUSED);

        assertThat(tab.card("alpha").locator(".node-pair")).containsText("blind");
        assertThat(tab.rows()).hasCount(1);
        tab.select("Layer").selectOption("consensus");
        assertThat(tab.rows()).hasCount(0);
        assertThat(tab.find("#blind-notes")).containsText("alpha: peers unknown since");
        assertThat(tab.find("#tiles")).containsText("0 of 1");
        assertThat(tab.find("[role=status]")).containsText("0 of 1 consensus client answer");
    }

    @Test
    void aNodeShowsItsPairAndTheAssessmentOfBothLayers() {
        assertThat(tab.card("alpha").locator(".node-pair")).containsText("healthy");
        tab.button("All figures of alpha").click();

        assertThat(tab.find("#detail")).containsText("Do its two clients work as one?");
        assertThat(tab.find("#detail")).containsText("execution 23,000,000, consensus 23,000,000");
        assertThat(tab.find("#detail")).containsText("198.51.100.1:13000");
        assertThat(tab.find("#detail .assessment")).hasCount(2);
        assertThat(tab.find("#detail .assessment").last())
                .containsText("around its consensus client");
        tab.photograph("pair-detail");
    }

    @Test
    void aFleetWithoutConsensusClientsHasNoChoiceOfLayers(Chromium chromium) {
        shown.show(
                SampleFleet.watching(new WatchedNode(new NodeName("beta"), 50))
                        .reached("beta", SamplePeer.named(1, GETH)));
        try (Tab other = chromium.open("http://127.0.0.1:" + port + "/", Look.LIGHT)) {
            assertThat(other.rows()).hasCount(1);
            assertThat(other.find("#layer-choice")).isHidden();
            assertThat(other.card("beta").locator(".node-pair")).isHidden();
        }
    }
}
