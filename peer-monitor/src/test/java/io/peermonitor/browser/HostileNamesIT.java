package io.peermonitor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.peermonitor.peer.Peer;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.sample.SampleService;
import io.peermonitor.sample.ShownFleet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Peers choose their names; closing a tab also proves that the policy had nothing to stop. */
@NeedsRealBrowser
@SampleService
class HostileNamesIT {

    private static final List<String> NAMES =
            List.of(
                    "<script>window.harmed = true</script>",
                    "<img src=x onerror=\"window.harmed = true\">",
                    "\"><svg/onload=window.harmed=true>",
                    "javascript:window.harmed=true",
                    "</td></tr></table><h1 id=owned>SECURITY UPDATE REQUIRED</h1>",
                    "<style>body { display: none }</style>",
                    "<a href=\"http://192.0.2.66/\">update now</a>",
                    "${window.harmed = true} {{constructor.constructor('window.harmed=true')()}}",
                    "__proto__",
                    "Geth/v1.17.10/<b>bold</b>/linux",
                    "x".repeat(4000),
                    "\u202egnp.exe\u202d/Geth");

    private static final String ELEMENTS =
            "document.querySelectorAll('script, img, svg, a, h1, style, iframe, b').length";

    @Autowired ShownFleet shown;
    @LocalServerPort int port;

    private static Peer[] hostile() {
        return IntStream.range(0, NAMES.size())
                .mapToObj(at -> SamplePeer.named(at + 1, NAMES.get(at)))
                .toArray(Peer[]::new);
    }

    @Test
    void hostileNamesAreOnlyText(Chromium chromium) {
        shown.show(SampleFleet.watching("alpha").reached("alpha"));
        try (Tab tab = chromium.open("http://127.0.0.1:" + port + "/", Look.LIGHT)) {
            int before = tab.number(ELEMENTS);

            shown.show(SampleFleet.watching("alpha").reached("alpha", hostile()));
            assertThat(tab.rows()).hasCount(NAMES.size());
            assertThat(tab.find("#rows")).containsText(NAMES.getFirst());
            for (int at = 0; at < NAMES.size(); at++) {
                tab.rows().nth(at).getByRole(AriaRole.BUTTON).click();
                // its text is there before it opens, from the peer before
                assertThat(tab.find("#detail")).isVisible();
                assertThat(tab.find("#detail")).containsText(SamplePeer.id(1).substring(0, 60));
                tab.keyboard().press("Escape");
                assertThat(tab.find("#detail")).isHidden();
            }

            assertThat(tab.isTrue("window.harmed === undefined")).isTrue();
            assertThat(tab.number(ELEMENTS)).isEqualTo(before);
            assertThat(tab.find("#owned")).hasCount(0);
            tab.photograph("hostile-names");
        }
    }

    @Test
    void hostileNamesNeverWidenThePageOfAPhone(Chromium chromium) {
        shown.show(SampleFleet.watching("alpha").reached("alpha", hostile()));
        try (Tab tab = chromium.open("http://127.0.0.1:" + port + "/", Look.PHONE)) {
            assertThat(tab.rows()).hasCount(NAMES.size());
            assertThat(tab.number("document.documentElement.scrollWidth")).isEqualTo(360);
            tab.rows().nth(10).getByRole(AriaRole.BUTTON).click();
            assertThat(tab.find("#detail")).isVisible();
            assertThat(tab.number("document.querySelector('#detail').scrollWidth"))
                    .isLessThanOrEqualTo(360);
            tab.photograph("hostile-names-phone");
        }
    }
}
