package org.rawat.itests;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Chromium, driven as a person would use it. What the pages complain about is kept. */
final class Browser implements AutoCloseable {
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private static final Locator.WaitForOptions ATTACHED =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final String url;

    /** Errors that any page wrote to its console, Content-Security-Policy reports among them. */
    final List<String> complaints = new CopyOnWriteArrayList<>();

    Browser(String url) {
        this(url, List.of());
    }

    /** With a false microphone and camera, which need no leave. */
    static Browser withMedia(String url) {
        return new Browser(
                url,
                List.of(
                        "--use-fake-device-for-media-stream",
                        "--use-fake-ui-for-media-stream",
                        "--autoplay-policy=no-user-gesture-required"));
    }

    private Browser(String url, List<String> more) {
        this.url = url;
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync"));
        arguments.addAll(more);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(chromium())
                                        .setArgs(arguments));
    }

    /** A person's own browser: cookies apart from all others. */
    Page person(int width, boolean dark, boolean javaScript, String language) {
        BrowserContext context =
                browser.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setBaseURL(url)
                                .setViewportSize(width, width < 500 ? 740 : 900)
                                .setLocale(language)
                                .setTimezoneId("Asia/Jakarta")
                                .setColorScheme(
                                        dark
                                                ? com.microsoft.playwright.options.ColorScheme.DARK
                                                : com.microsoft.playwright.options.ColorScheme
                                                        .LIGHT)
                                .setJavaScriptEnabled(javaScript));
        context.setDefaultTimeout(15_000);
        Page page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        complaints.add(page.url() + ": " + message.text());
                    }
                });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    /** Signs in one of the small clinic's people; whoever is anonymous stays so. */
    static void signIn(Page page, String actor) {
        page.navigate("/sign-in");
        if (actor.equals("anonymous")) {
            return;
        }
        boolean administrator = actor.equals("administrator");
        page.fill("[name=login]", actor + (administrator ? "@journey.example" : "@clinic.example"));
        page.fill("[name=password]", Clinic.PASSWORD);
        page.click("form[action='/sign-in'] button[type=submit]");
        page.locator("form[action='/sign-out']").first().waitFor(ATTACHED);
    }

    /** Keeps a picture of the whole page for the documents and for looking at. */
    static void picture(Page page, String name) {
        Path file = Path.of(System.getProperty("rawat.work"), "screenshots", name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /** Chromium's place; installs Debian's where that is allowed. */
    private static Path chromium() {
        for (String place : PLACES) {
            if (Files.isExecutable(Path.of(place))) {
                return Path.of(place);
            }
        }
        if (!"root".equals(System.getProperty("user.name"))
                || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            throw new IllegalStateException(
                    "the browser tests need Chromium: install the package 'chromium' and run"
                            + " again");
        }
        try {
            Process install =
                    new ProcessBuilder(
                                    "sh",
                                    "-c",
                                    "apt-get update -qq && DEBIAN_FRONTEND=noninteractive"
                                            + " apt-get install -y -qq chromium")
                            .inheritIO()
                            .start();
            if (install.waitFor() != 0) {
                throw new IllegalStateException("apt-get could not install the package 'chromium'");
            }
            return Path.of(PLACES.get(0));
        } catch (IOException e) {
            throw new IllegalStateException("apt-get could not be run", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
