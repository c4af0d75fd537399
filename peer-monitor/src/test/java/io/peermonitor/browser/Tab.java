package io.peermonitor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;

/** One open page and all that went wrong or out in it. */
final class Tab implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double PATIENCE = 20_000;

    /** Also tells of violations that a page could hide by catching the error. */
    private static final String COUNT_VIOLATIONS =
            "window.violations = [];"
                    + "document.addEventListener('securitypolicyviolation', (event) =>"
                    + " window.violations.push(event.violatedDirective + ' ' + event.blockedURI));";

    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();

    private Tab(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        page.onPageError(faults::add);
        page.onRequest(request -> hosts.add(URI.create(request.url()).getAuthority()));
        page.addInitScript(COUNT_VIOLATIONS);
    }

    static Tab open(BrowserContext context, String url) {
        Tab tab = new Tab(context);
        tab.page.navigate(url);
        tab.page.waitForSelector("main:not([aria-busy])");
        return tab;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    Keyboard keyboard() {
        return page.keyboard();
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator select(String name) {
        return page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator search() {
        return page.getByRole(AriaRole.SEARCHBOX);
    }

    /** The rows of the table of peers. */
    Locator rows() {
        return page.locator("#rows tr");
    }

    Locator card(String node) {
        return page.locator(".node-card[data-node='" + node + "']");
    }

    Object value(String script) {
        return Objects.requireNonNull(page.evaluate(script), script);
    }

    int number(String script) {
        return ((Number) value(script)).intValue();
    }

    boolean isTrue(String script) {
        return (Boolean) value(script);
    }

    /** Kept by the build for people to look at. */
    void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /**
     * Fails where a script threw, the content security policy had to stop something, or anybody but
     * the page's own host was asked.
     */
    @Override
    public void close() {
        try (context) {
            assertThat(faults).as("scripts that threw").isEmpty();
            assertThat(value("window.violations"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .as("violations of the content security policy")
                    .isEmpty();
            assertThat(hosts).containsOnly(URI.create(page.url()).getAuthority());
        }
    }
}
