package io.peermonitor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.Direction;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.sample.SampleService;
import io.peermonitor.sample.ShownFleet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** WCAG 2.2 AA as far as axe-core can tell, and the parts that it cannot. */
@NeedsRealBrowser
@SampleService
class AccessibilityIT {

    /** Each violation as one line: which rule, where, why. */
    private static final String CHECK =
            """
            axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
              .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
                nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`)))
            """;

    @Autowired ShownFleet shown;
    @LocalServerPort int port;

    @BeforeEach
    void show() {
        shown.show(
                SampleFleet.watching("alpha", "beta", "gamma")
                        .reached(
                                "alpha",
                                SamplePeer.named(1, "Geth/v1.17.10"),
                                SamplePeer.named(2, "besu/v26.10.0", Direction.INBOUND),
                                SamplePeer.trusted(3, "reth/v2.5.1"),
                                SamplePeer.bare(4))
                        .limited("gamma", 12, "add admin to --ws.api")
                        .unreached("beta", FailureReason.TIMEOUT));
    }

    @ParameterizedTest
    @EnumSource
    void pageAndDetailsHaveNoViolation(Look look, Chromium chromium) throws IOException {
        try (Tab tab = chromium.open("http://127.0.0.1:" + port + "/", look)) {
            assertThat(tab.rows()).hasCount(4);
            assertThat(violations(tab)).isEmpty();

            tab.rows().first().locator("button").click();
            assertThat(tab.find("#detail")).isVisible();
            assertThat(violations(tab)).isEmpty();
            tab.photograph("peer-" + look.label());
        }
    }

    @Test
    void everyChartSaysItsFiguresInWords(Chromium chromium) {
        try (Tab tab = chromium.open("http://127.0.0.1:" + port + "/", Look.LIGHT)) {
            assertThat(tab.find("#clients-chart"))
                    .hasAttribute(
                            "aria-label", "Peers by client: besu 1, geth 1, reth 1, unknown 1");
            assertThat(tab.find("canvas:not([role=img]), canvas:not([aria-label])")).hasCount(0);
        }
    }

    @Test
    void theFirstTabStopLeadsToThePeers(Chromium chromium) {
        try (Tab tab = chromium.open("http://127.0.0.1:" + port + "/", Look.LIGHT)) {
            tab.keyboard().press("Tab");
            assertThat(tab.find(".skip")).isFocused();
            tab.keyboard().press("Enter");
            assertThat(tab.find("#peers-title")).isFocused();
        }
    }

    @Test
    void motionStopsWhereItIsNotWanted(Chromium chromium) {
        try (Tab tab = chromium.open("http://127.0.0.1:" + port + "/", Look.LIGHT)) {
            tab.page()
                    .emulateMedia(
                            new com.microsoft.playwright.Page.EmulateMediaOptions()
                                    .setReducedMotion(
                                            com.microsoft.playwright.options.ReducedMotion.REDUCE));
            tab.rows().first().locator("button").click();
            assertThat(tab.find("#detail")).isVisible();
            assertThat(tab.number("document.getAnimations().length")).isZero();
        }
    }

    /** Runs beside the page, so that its content security policy stays in force. */
    @SuppressWarnings("unchecked")
    private static List<String> violations(Tab tab) throws IOException {
        // a dialog that is still fading in has no contrast yet
        tab.value("Promise.all(document.getAnimations().map(({ finished }) => finished))");
        try (var axe = AccessibilityIT.class.getResourceAsStream("/axe.min.js")) {
            byte[] script = Objects.requireNonNull(axe, "axe.min.js").readAllBytes();
            tab.page().evaluate(new String(script, StandardCharsets.UTF_8));
        }
        return (List<String>) tab.value(CHECK);
    }
}
