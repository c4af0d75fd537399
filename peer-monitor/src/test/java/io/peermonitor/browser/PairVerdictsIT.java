package io.peermonitor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.peermonitor.peer.PairVerdict;
import io.peermonitor.simulation.PairFault;
import io.peermonitor.simulation.SimulatedFleet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every verdict of a pair, from what the two clients answer to the screen. */
@NeedsRealBrowser
class PairVerdictsIT {

    private static final int TICKS_TO_FIRST = 60;
    private static final int TICKS_OF_RESTART = 3;
    private static final int TICKS_ON = 24;
    private static final int TICKS_OF_PAUSE = 16;

    @Test
    void eachFaultOfTheDemoIsItsVerdictOnThePageAndHealthyAfterIt(Chromium chromium) {
        try (SimulatedService service =
                        SimulatedService.start(
                                Map.of(
                                        "peer-monitor.pair.hold", "0s",
                                        "peer-monitor.polling.interval", "500ms"));
                Tab tab = chromium.open(service.url(), Look.LIGHT)) {
            Locator pair = tab.card("geth-0").locator(".node-pair");
            assertThat(pair).containsText("healthy");
            service.fleet().advance(TICKS_TO_FIRST);

            for (PairVerdict verdict : PairVerdict.values()) {
                if (verdict != PairVerdict.PENDING && verdict != PairVerdict.HEALTHY) {
                    show(verdict, service.fleet(), pair);
                }
            }
            tab.select("Layer").selectOption("consensus");
            tab.select("Show").selectOption("nodes");
            assertThat(tab.find("#log")).containsText("pair optimistic: the consensus client");
            assertThat(tab.find("#reasons")).containsText("consensus clients do not tell it");
            assertThat(tab.find("#timeline-words")).containsText("leave");
            assertThat(tab.rows()).not().hasCount(0);
            tab.photograph("simulated-consensus");
        }
    }

    /** The faults of the demo come in the order of the verdicts. */
    private static void show(PairVerdict verdict, SimulatedFleet fleet, Locator pair) {
        boolean restarts = PairFault.valueOf(verdict.name()).restarts();
        restart(restarts, fleet, pair);
        assertThat(pair).containsText(verdict.words());
        fleet.advance(TICKS_ON - TICKS_OF_RESTART);
        restart(restarts, fleet, pair);
        assertThat(pair).containsText("healthy");
        fleet.advance(TICKS_OF_PAUSE - TICKS_OF_RESTART);
    }

    /** The monitor has to see that the client was away, or it does not ask again who it is. */
    private static void restart(boolean restarts, SimulatedFleet fleet, Locator pair) {
        if (restarts) {
            assertThat(pair).containsText("blind");
        }
        fleet.advance(TICKS_OF_RESTART);
    }
}
