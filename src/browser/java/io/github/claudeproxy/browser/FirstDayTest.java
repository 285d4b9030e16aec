package io.github.claudeproxy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.RunningProxy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the first run to a teammate's first answer, on two "machines". */
class FirstDayTest {
    private final Team team = Team.fresh();
    private final Browsing browsing = Browsing.start();

    @AfterEach
    void close() {
        browsing.close();
        team.close();
    }

    @Test
    void leadsFromRegisteringToATeammatesFirstAnswer() {
        Page lead = browsing.page(Browsing.Look.USUAL);
        register(lead);
        connect(lead);
        String link = invite(lead, "Anna");

        Page anna = browsing.page(Browsing.Look.USUAL.wide(390));
        anna.navigate(link.replace("localhost", "127.0.0.2"));
        assertThat(anna.content()).doesNotContain("cpk_");
        anna.getByText(RunningProxy.EMAIL).waitFor();
        click(anna, "Show my key");
        String key = anna.locator(".secret code").textContent();
        anna.locator(".snippet pre").last().waitFor();
        assertThat(key).startsWith("cpk_").hasSize(62);
        assertThat(browsing.requests()).noneMatch(url -> url.contains(key));
        assertThat(copiedByHand(anna)).contains(key);
        click(anna, "Make a test call");
        anna.getByText("It works").waitFor();

        assertThat(team.upstream.calls(Route.MESSAGES)).hasSize(1);
        anna.reload();
        anna.getByText("no longer good").waitFor();
        assertThat(anna.content()).doesNotContain(key);
        browsing.assertNoViolations();
    }

    /** What the clipboard gets when a step is selected and copied with the keyboard. */
    private static String copiedByHand(Page page) {
        return (String)
                page.evaluate(
                        """
                        () => {
                          const pre = [...document.querySelectorAll(".snippet pre")].at(-1);
                          getSelection().selectAllChildren(pre);
                          const data = new DataTransfer();
                          pre.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
                          return data.getData("text/plain");
                        }
                        """);
    }

    private void register(Page page) {
        page.navigate(team.url("/"));
        page.getByText("Welcome to Claude Proxy").waitFor();
        page.getByLabel("E-mail address").fill(RunningProxy.EMAIL);
        page.locator("input[type=password]").fill(RunningProxy.PASSWORD);
        click(page, "Create account");
    }

    private static void connect(Page page) {
        page.getByLabel("API key", new Page.GetByLabelOptions().setExact(true))
                .fill(FakeUpstream.API_KEY);
        page.locator("form button[type=submit]").click();
        page.getByText("Disconnect").waitFor();
    }

    private static String invite(Page page, String name) {
        page.locator("nav a[data-path=keys]").click();
        click(page, "Invite by link");
        page.locator("dialog input[type=text]").fill(name);
        click(page, "Make link");
        return page.locator("dialog .secret code").textContent();
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }
}
