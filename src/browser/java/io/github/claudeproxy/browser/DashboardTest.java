package io.github.claudeproxy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;

import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.RawHttp;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RunningProxy;
import io.github.claudeproxy.testkit.StepGate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What an administrator does besides the first day. */
class DashboardTest {
    private static final Locator.WaitForOptions ATTACHED =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

    private Team team;
    private Browsing browsing;
    private Page page;

    @BeforeEach
    void start() {
        team = Team.with(List.of("Anna", "Ben"));
        browsing = Browsing.start();
        page = browsing.page(Browsing.Look.USUAL);
        team.signIn(page);
    }

    @AfterEach
    void close() {
        browsing.close();
        team.close();
    }

    @Test
    void connectsAClaudeAccountOnlyAfterTheTermsAndByItself() {
        open("connection");
        click("Continue with a Claude account …");
        Locator go = page.getByText("Open the sign-in page");

        assertThat(page.locator("#agree").isChecked()).isFalse();
        assertThat(go.getAttribute("href")).isNull();
        page.locator("dialog").getByText("do not permit").first().waitFor();
        page.locator("#agree").check();
        Page login = page.context().waitForPage(go::click);
        login.waitForLoadState();

        page.getByText("Disconnect").waitFor();
        page.locator(".facts dd", hasText("Claude account")).waitFor();
        assertThat(team.proxy.api().get("/api/claude/status").json().path("kind").asText())
                .isEqualTo("oauth");
        browsing.assertNoViolations();
    }

    @Test
    void saysWhatTheProgramIsMadeOf() {
        open("settings");
        page.locator("#about").getByText("does not look").or(knowsNoAddress()).waitFor();

        click("Show the libraries in it and their licences");

        page.locator("#about a", hasText("Apache")).first().waitFor();
        page.locator("#about td", hasText("sqlite-jdbc")).waitFor();
        browsing.assertNoViolations();
    }

    private Locator knowsNoAddress() {
        return page.locator("#about").getByText("This build knows no address");
    }

    @Test
    void changesAKeyAndTakesItBack() {
        open("keys");
        page.getByText("Anna", new Page.GetByTextOptions().setExact(true)).click();
        click("Rename");
        page.locator("dialog input").last().fill("Anna B.");
        click("Save");
        page.locator(".keys .link", hasText("Anna B.")).click();
        click("Limits");
        page.getByLabel("Calls per minute").fill("7");
        page.getByLabel("Budget (US dollars)").fill("12.50");
        click("Save");
        page.getByText("Saved").last().waitFor();
        page.locator(".keys .link", hasText("Anna B.")).click();
        page.getByText("$12.50").waitFor();
        click("Disable");
        page.getByText("disabled", new Page.GetByTextOptions().setExact(true)).waitFor();
        page.getByText("Ben", new Page.GetByTextOptions().setExact(true)).click();
        click("Delete");
        page.locator("dialog form button[type=submit]").click();
        page.getByText("Key deleted").waitFor();
        page.getByText("1 key", new Page.GetByTextOptions().setExact(true)).waitFor();
        assertThat(page.locator("nav a[data-path=doctor]").count()).isEqualTo(1);

        var keys = team.proxy.api().get("/api/keys/list").json().path("keys");
        assertThat(keys).hasSize(1);
        assertThat(keys.get(0).path("state").asText()).isEqualTo("disabled");
        browsing.assertNoViolations();
    }

    @Test
    void saysWhyACallWasRefused() throws Exception {
        JsonNode made = team.proxy.api().posted("/api/keys/generate", "{'name':'Dora'}");
        team.proxy.api().patched("/api/keys/" + made.path("id").asText(), "{'state':'disabled'}");
        RawHttp.call(team.proxy.url(), RawRequest.message(made.path("key").asText(), false));

        open("activity");

        page.locator("tr", hasText("Dora")).getByText("Key disabled").waitFor();
        browsing.assertNoViolations();
    }

    @Test
    void stopsACallThatRuns() throws Exception {
        StepGate gate = new StepGate();
        team.upstream.messages().always(new MessageScript().text("so").waitFor(gate).text("far"));
        String key = team.key("Cleo");
        Thread call =
                Thread.startVirtualThread(
                        () -> {
                            try {
                                RawHttp.call(
                                        team.proxy.url(),
                                        RawRequest.post(
                                                        "/v1/messages",
                                                        "{\"model\":\"claude-haiku-5-5\",\"max_tokens\":9,"
                                                                + "\"stream\":true,\"messages\":[]}")
                                                .header("authorization", "Bearer " + key));
                            } catch (java.io.IOException _) {
                                // cut, as it should be
                            }
                        });
        open("activity");
        Locator stop = page.getByLabel("Stop this call").first();
        stop.waitFor();
        page.getByText("answering").waitFor();
        stop.focus();
        String duration = page.locator("td.number").first().textContent();
        page.waitForFunction(
                "before => document.querySelector('td.number').textContent !== before", duration);
        // the keyboard finds it where it was, however often the page is drawn anew
        page.keyboard().press("Enter");

        page.getByText("Nothing is running").waitFor();
        call.join();
        gate.open();
    }

    @Test
    void changesTheSettingsOfTheServer() {
        open("settings");
        assertThat(
                        page.getByLabel("Port", new Page.GetByLabelOptions().setExact(true))
                                .isDisabled())
                .as("given at the start")
                .isTrue();
        assertThat(page.getByLabel("Look for new versions").isDisabled())
                .as("this build has no address for it")
                .isTrue();
        page.getByLabel("Administration from other machines").check();
        page.locator(".card", hasText("Protocol for other machines"))
                .locator("[type=submit]")
                .click();
        page.getByText("Saved").last().waitFor();
        page.getByLabel("Whom teammates ask for help").fill("Lena, second floor");
        page.locator(".card", hasText("Whom teammates ask")).locator("[type=submit]").click();
        page.getByText("Saved").nth(1).waitFor();

        assertThat(
                        team.proxy
                                .api()
                                .get("/api/network")
                                .json()
                                .at("/sharing/remote_administration")
                                .asBoolean())
                .isTrue();
        assertThat(team.proxy.api().get("/api/settings").json().path("contact_hint").asText())
                .isEqualTo("Lena, second floor");
        browsing.assertNoViolations();
    }

    @Test
    void asksBeforeItSharesOverPlainHttp() {
        open("settings");
        page.getByLabel("Share in the local network").check();
        page.getByLabel("Protocol for other machines").selectOption("http");
        page.locator(".card", hasText("Protocol for other machines"))
                .locator("[type=submit]")
                .click();
        page.locator("dialog").getByText("read prompts").waitFor();
        page.keyboard().press("Escape");

        assertThat(team.proxy.api().get("/api/network").json().at("/sharing/lan").asBoolean())
                .isFalse();
    }

    @Test
    void exportsUsage() throws Exception {
        team.call(team.key("Cleo"), "claude-haiku-5-5");
        team.proxy.awaitUsage(1);
        open("usage");

        Download csv = page.waitForDownload(() -> click("Export CSV"));

        assertThat(csv.suggestedFilename()).isEqualTo("usage.csv");
        assertThat(Files.readString(csv.path())).contains("Cleo", "claude-haiku-5-5");
    }

    /** Where it is another day than in UTC, whenever this runs. */
    @Test
    void countsByTheDaysOfWhoeverLooks() throws Exception {
        boolean late = LocalTime.now(ZoneOffset.UTC).getHour() >= 11;
        ZoneId zone = ZoneId.of(late ? "Pacific/Kiritimati" : "Pacific/Pago_Pago");
        team.proxy.clock().set(Instant.now()); // as the browser's
        page = browsing.page(Browsing.Look.USUAL, zone);
        team.signIn(page);
        team.call(team.key("Cleo"), "claude-haiku-5-5");
        team.proxy.awaitUsage(1);

        open("usage");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Calls")).click();

        String day = DateTimeFormatter.ofPattern("MMM d", Locale.US).format(LocalDate.now(zone));
        Locator today = page.locator(".chart-box table tr").last();
        page.locator(".chart-box table th", hasText("Calls")).waitFor(ATTACHED);
        assertThat(today.locator("th").textContent()).isEqualTo(day);
        assertThat(today.locator("td").textContent()).isEqualTo("1");
    }

    @Test
    void invitesAnAdminWhoJoins() {
        open("people");
        click("Invite an admin");
        String link = page.locator("dialog .secret code").textContent();
        Page other = browsing.page(Browsing.Look.USUAL);
        other.navigate(link);
        other.locator("input[type=email]").fill("second@example.test");
        other.locator("input[type=password]").fill(RunningProxy.PASSWORD);
        other.locator("button[type=submit]").click();
        other.locator(".page[data-ready]").waitFor();

        assertThat(team.proxy.api().get("/api/users").json().path("users")).hasSize(2);
        assertThat(browsing.requests()).noneMatch(url -> url.contains("invitation/"));
    }

    @Test
    void forgetsTheSessionWithTheTab() {
        page.reload();
        page.locator(".page[data-ready]").waitFor();
        Page second = page.context().newPage();
        second.navigate(team.url("/"));
        second.locator(".gate-card").waitFor();

        assertThat(page.context().cookies()).isEmpty();
        assertThat(page.evaluate("() => Object.keys(localStorage)")).isEqualTo(List.of());
    }

    private void open(String name) {
        page.locator("nav a[data-path=" + name + "]").click();
        page.locator("nav a[data-path=" + name + "][aria-current]").waitFor();
        page.locator(".page[data-ready]").waitFor();
    }

    private void click(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .last()
                .click();
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
