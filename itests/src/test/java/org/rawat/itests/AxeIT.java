package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Opens every page of the live routes as somebody who may see it, on a telephone's width, in both
 * languages and both themes: nothing that axe-core objects to, nothing that scrolls sideways,
 * nothing in the console.
 */
@Tag("quick")
@Order(30)
class AxeIT {
    private static final List<String> ACTORS = AuthorisationIT.ACTORS;
    private static final Pattern PARAMETER = AuthorisationIT.PARAMETER;

    /** Answered for programs and machines only. */
    private static final Pattern NO_PAGE =
            Pattern.compile(
                    "/(api|assets|health)/.*|.*\\.ics|.*/signature|.*/pdf|.*/fhir|.*\\.json");

    /** Seen in all four combinations; the others in two that together have everything. */
    private static final Set<String> MAIN_PAGES =
            Set.of(
                    "/",
                    "/appointments/{appointment}",
                    "/doctor/agenda",
                    "/doctor/appointments/{appointment}/prescription/create",
                    "/admin");

    private final Archive archive = Archive.shared();
    private final Clinic clinic = Clinic.shared();
    private final Map<String, Page> pages = new HashMap<>();
    private final Map<String, String> reached = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private Browser browser;

    @BeforeEach
    void openBrowser() {
        browser = new Browser(archive.url());
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
        clinic.signInAgain();
    }

    @Test
    void everyPageIsUsableByEverybodyInBothLanguagesAndThemes() throws IOException {
        Map<String, String> routes = routes();
        for (Map.Entry<String, String> route : routes.entrySet()) {
            String path = path(route.getKey());
            look(route.getValue(), path, "id", false);
            look(route.getValue(), path, "en", true);
            if (MAIN_PAGES.contains(route.getKey())) {
                look(route.getValue(), path, "id", true);
                look(route.getValue(), path, "en", false);
            }
        }
        for (String actor : ACTORS.subList(1, ACTORS.size())) {
            look(actor, "/", "id", false);
            look(actor, "/", "en", true);
        }
        menu();
        linked(routes.keySet());
        refusedForms();
        assertThat(faults).isEmpty();
        browser.complaints.removeIf(line -> line.matches(".*status of 4(04|09|22).*"));
        assertThat(browser.complaints).isEmpty();
        assertThat(reached.size()).as("pages: " + reached.keySet()).isGreaterThan(40);
    }

    @Test
    void withoutJavaScriptEveryFormIsThereAndAnswers() {
        Map<String, List<String>> forms = new LinkedHashMap<>();
        forms.put("anonymous", List.of("/register", "/reset"));
        forms.put(
                "patient",
                List.of(
                        "/",
                        "/profile",
                        "/profile/password",
                        "/profile/login",
                        "/appointments/" + clinic.appointment("patient")));
        forms.put(
                "doctor",
                List.of(
                        "/doctor/schedule",
                        "/doctor/appointments/"
                                + clinic.appointment("patient")
                                + "/prescription/create"));
        forms.put("staff", List.of("/people/new", "/staff/appointments/new", "/catalogue/new"));
        forms.put("administrator", List.of("/admin/people/new", "/admin/locations/new"));
        forms.forEach(
                (actor, addresses) -> {
                    Page page = browser.person(360, false, false, "id-ID");
                    Browser.signIn(page, actor);
                    for (String address : addresses) {
                        assertThat(page.navigate(address).status()).as(address).isEqualTo(200);
                        assertThat(page.locator("main").count()).as(address).isEqualTo(1);
                        if (!address.equals("/")) {
                            assertThat(page.locator("main form button:visible").count())
                                    .as("forms at " + address)
                                    .isPositive();
                        }
                    }
                });
        assertThat(browser.complaints).isEmpty();
    }

    /** Each GET template that is a page, with the least of those who may see it. */
    private Map<String, String> routes() throws IOException {
        var table = AuthorisationIT.table();
        Map<String, String> routes = new LinkedHashMap<>();
        for (JsonNode route : clinic.routes()) {
            String template = route.path("template").asText();
            if (!route.path("method").asText().equals("GET")
                    || NO_PAGE.matcher(template).matches()) {
                continue;
            }
            var row = table.get("GET " + template);
            assertThat(row).as("row of authorisation.txt for " + template).isNotNull();
            routes.put(template, least(row));
        }
        return routes;
    }

    private static String least(AuthorisationIT.Row row) {
        for (int status : List.of(200, 409, 404)) {
            for (String actor : ACTORS) {
                if (row.cells().get(actor)[0] == status) {
                    return actor;
                }
            }
        }
        throw new AssertionError("nobody may " + row.key());
    }

    private String path(String template) {
        return PARAMETER
                .matcher(template)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        clinic.object(template, found.group(1), true)));
    }

    private void look(String actor, String path, String language, boolean dark) {
        Page page = page(actor, language, dark);
        Response response;
        try {
            response = page.navigate(path);
        } catch (PlaywrightException e) {
            faults.add(path + " as " + actor + ": " + e.getMessage().lines().findFirst().get());
            return;
        }
        if (!response.headers().getOrDefault("content-type", "").startsWith("text/html")) {
            return;
        }
        if (response.status() == 200) {
            reached.putIfAbsent(page.url(), actor);
        }
        judge(page, actor, language, dark);
    }

    private void judge(Page page, String actor, String language, boolean dark) {
        String theme = dark ? "dark" : "light";
        if (!theme.equals(page.evaluate("document.documentElement.dataset.bsTheme"))) {
            faults.add(page.url() + " is not " + theme);
        }
        for (String fault : Accessible.faults(page, language)) {
            faults.add(page.url() + " as " + actor + ", " + language + ", " + theme + ": " + fault);
        }
    }

    /** A person's browser, signed in and set to the language once, then kept. */
    private Page page(String actor, String language, boolean dark) {
        return pages.computeIfAbsent(
                actor + language + dark,
                key -> {
                    Page page =
                            browser.person(
                                    360, dark, true, language.equals("en") ? "en-GB" : "id-ID");
                    Browser.signIn(page, actor);
                    if (!language.equals(page.getAttribute("html", "lang"))) {
                        page.click("details.rawat-drop > summary");
                        page.click("button[name=language][value=" + language + "]");
                        page.waitForLoadState();
                    }
                    return page;
                });
    }

    /** The menu opened, reached and closed by keyboard. */
    private void menu() {
        for (boolean dark : List.of(false, true)) {
            String language = dark ? "en" : "id";
            Page page = page("doctor", language, dark);
            page.navigate("/");
            page.focus("details.rawat-drop > summary");
            page.keyboard().press("Enter");
            page.waitForSelector("details.rawat-drop[open]");
            judge(page, "doctor with the menu open", language, dark);
            page.keyboard().press("Escape");
            assertThat(page.locator("details.rawat-drop[open]").count()).isZero();
        }
    }

    /** Pages of templates that showed nothing so far, by the first link that leads to each. */
    private void linked(Set<String> templates) {
        Set<String> links = new TreeSet<>();
        new TreeMap<>(reached)
                .forEach(
                        (address, actor) -> {
                            Page page = page(actor, "id", false);
                            page.navigate(address);
                            for (Object href :
                                    (List<?>)
                                            page.evaluate(
                                                    "[...document.querySelectorAll('main a')]"
                                                            + ".map((a) => a.href)")) {
                                links.add(actor + " " + href);
                            }
                        });
        for (String template : templates) {
            Pattern address =
                    Pattern.compile(
                            "(\\w+) "
                                    + Pattern.quote(archive.url())
                                    + PARAMETER.matcher(template).replaceAll("[0-9a-f-]{36}")
                                    + "(\\?[^#]*)?");
            if (reached.keySet().stream().anyMatch(url -> address.matcher("x " + url).matches())) {
                continue;
            }
            links.stream()
                    .map(address::matcher)
                    .filter(Matcher::matches)
                    .findFirst()
                    .ifPresent(
                            found -> {
                                String path = found.group().split(" ", 2)[1];
                                look(found.group(1), path, "id", false);
                                look(found.group(1), path, "en", true);
                            });
        }
    }

    /** A form that was sent empty: what is wrong stands at the fields, for everybody to find. */
    private void refusedForms() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("/register", "anonymous");
        forms.put("/profile/password", "patient");
        forms.put("/profile/login", "patient");
        forms.put("/people/new", "staff");
        forms.put("/catalogue/new", "staff");
        forms.put("/admin/people/new", "administrator");
        forms.forEach(
                (path, actor) -> {
                    for (boolean dark : List.of(false, true)) {
                        String language = dark ? "en" : "id";
                        Page page = page(actor, language, dark);
                        page.navigate(path);
                        page.evaluate(
                                "document.querySelectorAll('form')"
                                        + ".forEach((form) => { form.noValidate = true; })");
                        page.locator("main form button[type=submit]:visible").last().click();
                        page.waitForLoadState();
                        if (page.locator("#form-problems").count() == 0) {
                            faults.add("an empty form is not refused in words at " + path);
                        }
                        judge(page, actor + " with a refused form", language, dark);
                    }
                });
    }
}
