package io.peermonitor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PeerId;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.sample.SampleService;
import io.peermonitor.sample.ShownFleet;
import io.peermonitor.sample.ShownHistory;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the page shows, and that it never shows more than is known. */
@NeedsRealBrowser
@SampleService
class PageIT {

    private static final String GETH = "Geth/v1.17.10-stable/linux-amd64/go1.26.4";
    private static final String BESU = "besu/v26.10.0/linux-x86_64/openjdk-java-25";

    @Autowired ShownFleet shown;
    @Autowired ShownHistory history;
    @LocalServerPort int port;

    private final SampleFleet fleet =
            SampleFleet.watching(
                    new WatchedNode(new NodeName("alpha"), 50),
                    new WatchedNode(new NodeName("beta"), null));
    private Tab tab;

    @BeforeEach
    void open(Chromium chromium) {
        fleet.tell(history.begin())
                .reached(
                        "alpha",
                        SamplePeer.named(1, GETH),
                        SamplePeer.named(2, BESU, Direction.INBOUND))
                .reached("beta", SamplePeer.trusted(3, GETH));
        shown.show(fleet);
        tab = chromium.open(url(), Look.LIGHT);
    }

    @AfterEach
    void close() {
        tab.close();
    }

    private String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    private static ContainsTextOptions soon() {
        return new ContainsTextOptions().setTimeout(1000);
    }

    @Test
    void peersThatComeAndGoAreShownWithoutAReload() {
        assertThat(tab.rows()).hasCount(3);
        tab.value("window.untouched = true");

        fleet.reached("beta", SamplePeer.named(4, BESU), SamplePeer.named(5, BESU));

        assertThat(tab.rows()).hasCount(4);
        assertThat(tab.find("#rows")).containsText("192.0.2.5:30303");
        assertThat(tab.find("#rows")).not().containsText("2001:db8::3");
        assertThat(tab.isTrue("window.untouched === true")).isTrue();
    }

    @Test
    void pushedEventsAreOnThePageWithinASecond() {
        assertThat(tab.find("#contact")).hasText("Live");
        PeerId newcomer = new PeerId(SamplePeer.id(7));
        fleet.subscribed("alpha");

        fleet.connected("alpha", newcomer);
        assertThat(tab.find("#log")).containsText("joined, in 192.0.2.7:41822", soon());
        assertThat(tab.rows()).hasCount(4);

        fleet.dropped("alpha", newcomer, DisconnectReason.TOO_MANY_PEERS);
        assertThat(tab.find("#log")).containsText("left after 0s: too many peers", soon());
        assertThat(tab.rows()).hasCount(3);
    }

    @Test
    void theLogIsNarrowedToOneKind() {
        fleet.reached("alpha", SamplePeer.named(1, GETH));
        assertThat(tab.find("#log li[data-type=left]")).hasCount(1);
        tab.select("Show").selectOption("nodes");
        assertThat(tab.find("#log li")).hasCount(2);
        assertThat(tab.find("#log")).not().containsText("left");
    }

    @Test
    void aPeerThatLeftIsRememberedWithItsSessions() {
        fleet.later(Duration.ofMinutes(3)).reached("alpha", SamplePeer.named(1, GETH));

        tab.find("#log").getByText("besu 26.10.0").click();
        assertThat(tab.find("#detail")).containsText("No node that can be read has it.");
        assertThat(tab.find("#detail")).containsText("Seen 1 time");
        assertThat(tab.find("#detail tbody tr").last()).containsText("3m");
        assertThat(tab.find("#detail tbody tr").last()).containsText("reason not told");
    }

    @Test
    void aStreamThatBreaksIsReadAgainAndMissesNothing() {
        assertThat(tab.find("#contact")).hasText("Live");
        tab.context().setOffline(true);
        assertThat(tab.find("#contact")).hasText("No contact");
        fleet.reached("alpha", SamplePeer.named(1, GETH));
        tab.context().setOffline(false);

        assertThat(tab.find("#log")).containsText("left after");
        assertThat(tab.find("#contact")).hasText("Live");
    }

    @Test
    void pageWithoutAStreamSaysSoAndReadsOnItsOwn(Chromium chromium) {
        try (Tab polling = chromium.openWithout(Pattern.compile("events\\?since=\\d+$"), url())) {
            assertThat(polling.find("#contact")).hasText("Stream down: read every 5 s");
            fleet.reached("alpha", SamplePeer.named(1, GETH));
            assertThat(polling.rows()).hasCount(2);
        }
    }

    @Test
    void filtersNarrowTheTableAndAreKeptInTheAddress() {
        tab.select("Client").selectOption("geth");
        assertThat(tab.rows()).hasCount(2);
        assertThat(tab.find("#count")).hasText("2 of 3 peers");

        tab.select("Direction").selectOption("inbound");
        assertThat(tab.rows()).hasCount(1);
        assertThat(tab.rows()).containsText("[2001:db8::3]:30303");

        tab.page().reload();
        assertThat(tab.rows()).hasCount(1);

        tab.button("Clear filters").click();
        assertThat(tab.rows()).hasCount(3);
    }

    @Test
    void searchLooksIntoNameAddressAndId() {
        for (String words : new String[] {"BESU/", "192.0.2.2", "0x" + SamplePeer.id(2)}) {
            tab.search().fill(words);
            assertThat(tab.rows()).hasCount(1);
            assertThat(tab.rows()).containsText("besu 26.10.0");
        }
    }

    @Test
    void oneNodeAloneIsShownOnDemand() {
        tab.select("Nodes").selectOption("beta");
        assertThat(tab.rows()).hasCount(1);
        assertThat(tab.find("#clients-total")).hasText("1");
    }

    @Test
    void columnsAreSortedBothWays() {
        tab.button("Head").click();
        assertThat(tab.find("th[aria-sort=ascending]")).hasText("Head");
        assertThat(tab.rows().first()).containsText("[2001:db8::3]:30303");

        tab.button("Head").click();
        assertThat(tab.find("th[aria-sort=descending]")).hasText("Head");
        assertThat(tab.rows().first()).containsText("192.0.2.2:30303");
    }

    @Test
    void onePeerIsLookedAtByKeyboardAndFocusReturns() {
        tab.keyboard().press("/");
        assertThat(tab.search()).isFocused();
        tab.keyboard().type("besu");
        assertThat(tab.rows()).hasCount(1);
        tab.button("besu 26.10.0").focus();
        tab.keyboard().press("Enter");

        assertThat(tab.find("#detail-title")).isFocused();
        assertThat(tab.find("#detail")).containsText(SamplePeer.id(2));
        assertThat(tab.find("#detail")).containsText("the peer dialled the node");
        assertThat(tab.find("#detail")).containsText("eth/68, eth/69, snap/1");

        tab.keyboard().press("Escape");
        assertThat(tab.find("#detail")).isHidden();
        assertThat(tab.button("besu 26.10.0")).isFocused();
    }

    @Test
    void backButtonLeavesADetail() {
        tab.button("All figures of alpha").click();
        assertThat(tab.find("#detail")).containsText("198.51.100.1:30303");
        tab.page().goBack();
        assertThat(tab.find("#detail")).isHidden();
    }

    @Test
    void blindNodeShowsSinceWhenAndNoNumbers() {
        fleet.unreached("alpha", FailureReason.REFUSED);

        assertThat(tab.card("alpha")).containsText("blind since");
        assertThat(tab.card("alpha")).containsText("nothing listens there");
        assertThat(tab.find("#blind-notes")).containsText("alpha: peers unknown since");
        assertThat(tab.rows()).hasCount(1);
        assertThat(tab.card("alpha").locator(".node-peers")).containsText("unknown since");
        assertThat(tab.card("alpha").locator(".node-facts")).not().containsText("23,000,000");
        assertThat(tab.card("alpha").locator(".meter")).isHidden();
        assertThat(tab.find("#mix-scope")).hasText("without alpha: blind");
        assertThat(tab.find("#tiles")).containsText("1 of 2");
        assertThat(tab.find("[role=status]")).containsText("alpha is blind since");

        tab.select("Nodes").selectOption("alpha");
        assertThat(tab.find("#tiles")).containsText("unknown since");
        assertThat(tab.find("#count")).hasText("No node tells its peers now.");
        tab.photograph("blind-node");
    }

    @Test
    void limitedNodeSaysWhatToDo() {
        fleet.limited("beta", 12, "add admin to --ws.api");
        assertThat(tab.card("beta")).containsText("limited since");
        assertThat(tab.card("beta")).containsText("add admin to --ws.api");
        assertThat(tab.card("beta").locator(".node-peers")).containsText("12");
    }

    @Test
    void missingLimitNamesTheSetting() {
        assertThat(tab.card("alpha")).containsText("2 of 50");
        assertThat(tab.card("beta")).containsText("peer-monitor.nodes.beta.peer-limit");
    }

    @Test
    void monitorThatIsAwayLeavesNothingLookingCurrent() {
        tab.context().setOffline(true);
        assertThat(tab.find("#alarm")).containsText("The monitor does not answer");
        assertThat(tab.find("#contact")).hasText("No contact");
        assertThat(
                        tab.isTrue(
                                "Number(getComputedStyle(document.querySelector('main > section'))"
                                        + ".opacity) < 1"))
                .isTrue();
        tab.photograph("no-contact");

        tab.context().setOffline(false);
        assertThat(tab.find("#alarm")).isHidden();
    }
}
