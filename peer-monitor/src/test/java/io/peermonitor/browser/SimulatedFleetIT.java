package io.peermonitor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of the demo, from its nodes' sockets to the screen. */
@NeedsRealBrowser
class SimulatedFleetIT {

    private static final Pattern LEFT_WITH_REASON =
            Pattern.compile("left after .*: (too many peers|useless peer|requested|read timeout)");

    /** The demo's: a node is young for 20 s, and indicators hold for 6 s. */
    private static final ContainsTextOptions HOLD_TIMES =
            new ContainsTextOptions().setTimeout(60_000);

    @Test
    void theDemoShowsItsWholeStory(Chromium chromium) {
        try (SimulatedService service = SimulatedService.start();
                Tab tab = chromium.open(service.url(), Look.LIGHT)) {
            assertThat(tab.rows()).hasCount(47 + 42 + 38);
            assertThat(tab.card("geth-0")).containsText("47 of 50");
            assertThat(tab.card("geth-0").locator(".node-facts")).containsText("polling");
            assertThat(tab.card("geth-1").locator(".node-facts")).containsText("events");

            service.fleet().advance(25);
            assertThat(tab.find("#log")).containsText("joined, ");
            assertThat(tab.find("#log")).containsText(LEFT_WITH_REASON);
            assertThat(tab.find("#reasons li").first()).isVisible();

            service.fleet().advance(10);
            assertThat(tab.card("geth-1").locator(".badge")).containsText("blind since");
            assertThat(tab.find("#blind-notes")).containsText("geth-1: peers unknown since");
            photographAll(chromium, service, "simulated-blind");

            service.fleet().advance(20);
            assertThat(tab.find("#log")).containsText("is back after");
            assertThat(tab.card("geth-1").locator(".badge")).containsText("up");

            service.fleet().advance(60);
            assertThat(tab.find("#networks-words")).containsText("geth-2’s");
            assertThat(tab.find("#networks-words")).containsText("250.66.6.0/24");
            assertThat(tab.card("geth-1").locator(".badge")).containsText("up");
            assertThat(tab.card("geth-2")).containsText("eclipse suspected", HOLD_TIMES);
            assertThat(tab.card("geth-2")).containsText("dial slots are filled");
            assertThat(tab.card("geth-0")).not().containsText("eclipse suspected");
            photographAll(chromium, service, "simulated-attack");
        }
    }

    private static void photographAll(Chromium chromium, SimulatedService service, String name) {
        for (Look look : Look.values()) {
            try (Tab tab = chromium.open(service.url(), look)) {
                assertThat(tab.rows().first()).isVisible();
                assertThat(tab.number("document.documentElement.scrollWidth"))
                        .isEqualTo(tab.number("innerWidth"));
                tab.photograph(name + "-" + look.label());
            }
        }
    }
}
