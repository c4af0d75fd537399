package io.peermonitor.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The system's Chromium without a window; asks nobody but the page under test. */
final class Chromium implements AutoCloseable {

    private static final List<String> QUIET =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(
                                        Map.of(
                                                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                                                "1",
                                                "PLAYWRIGHT_NODEJS_PATH",
                                                BrowserProgram.NODE.path().toString())));
        Browser browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(BrowserProgram.CHROMIUM.path())
                                        .setArgs(QUIET));
        return new Chromium(playwright, browser);
    }

    /** A tab of its own profile. */
    Tab open(String url, Look look) {
        return Tab.open(browser.newContext(look.options()), url);
    }

    /** A tab that gets no answer from these addresses, as from a proxy that does not know them. */
    Tab openWithout(Pattern addresses, String url) {
        var context = browser.newContext(Look.LIGHT.options());
        context.route(addresses, Route::abort);
        return Tab.open(context, url);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
