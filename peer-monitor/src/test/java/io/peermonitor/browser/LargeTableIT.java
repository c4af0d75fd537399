package io.peermonitor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.Direction;
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

/** The page stays quick with as many peers as a node may have. */
@NeedsRealBrowser
@SampleService
class LargeTableIT {

    /** Two frames after the input, so that layout and painting are in it. */
    private static final String TIMED =
            """
            (act) => new Promise((done) => {
              const from = performance.now();
              act();
              requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - from)));
            })
            """;

    private static final List<String> CLIENTS =
            List.of("Geth/v1.17.10/linux-amd64", "besu/v26.10.0/linux", "Nethermind/v1.37.0/linux");

    @Autowired ShownFleet shown;
    @LocalServerPort int port;

    private static List<Peer> peers(int count) {
        return IntStream.range(1, count + 1)
                .mapToObj(number ->
                        SamplePeer.named(
                                number,
                                CLIENTS.get(number % 3),
                                number % 3 == 0 ? Direction.OUTBOUND : Direction.INBOUND))
                .toList();
    }

    @Test
    void twoHundredPeersAreOnePageAndTwoThousandStayQuick(Chromium chromium) {
        shown.show(SampleFleet.watching("alpha").reached("alpha", peers(200)));
        try (Tab tab = chromium.open("http://127.0.0.1:" + port + "/", Look.LIGHT)) {
            assertThat(tab.rows()).hasCount(200);
            assertThat(tab.find("#pager")).isHidden();
            report(tab, 200);

            shown.show(SampleFleet.watching("alpha").reached("alpha", peers(2000)));
            assertThat(tab.find("#count")).hasText("2,000 peers");
            assertThat(tab.rows()).hasCount(200);
            report(tab, 2000);

            tab.button("Next").click();
            assertThat(tab.find("#page-words")).hasText("Page 2 of 10");
            tab.search().fill(SamplePeer.id(1234));
            assertThat(tab.rows()).hasCount(1);
        }
    }

    private static void report(Tab tab, int peers) {
        double sort = milliseconds(tab, "document.querySelector('th.address button').click()");
        double search = milliseconds(tab, search("besu"));
        double clear = milliseconds(tab, search(""));
        System.out.printf(
                "page with %d peers: sort %.0f ms, search %.0f ms, clear %.0f ms%n",
                peers, sort, search, clear);
        assertThat(Math.max(sort, Math.max(search, clear))).isLessThan(1000);
    }

    private static String search(String words) {
        return "(q => { q.value = '%s'; q.dispatchEvent(new Event('input')); })(document.querySelector('#q'))"
                .formatted(words);
    }

    private static double milliseconds(Tab tab, String act) {
        return ((Number) tab.value("(" + TIMED + ")(() => { " + act + " })")).doubleValue();
    }
}
