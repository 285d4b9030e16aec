package io.github.claudeproxy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.RunningProxy;
import io.undertow.Undertow;
import io.undertow.util.Headers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.util.List;

/** Names that are markup, and pages of somebody else in the browser of the administrator. */
class HostileTest {
    private static final List<String> NAMES =
            List.of(
                    "<img src=x onerror=alert(1)>",
                    "<script>alert(2)</script>",
                    "\"><svg onload=alert(3)>",
                    "javascript:alert(4)",
                    "{{7*7}} ${7*7} <b>bold</b>");

    private final Team team = Team.with(NAMES);
    private final Undertow elsewhere =
            Undertow.builder()
                    .addHttpListener(0, "127.0.0.1")
                    .setHandler(
                            exchange -> {
                                exchange.getResponseHeaders()
                                        .put(Headers.CONTENT_TYPE, "text/html");
                                exchange.getResponseSender().send("<title>elsewhere</title>");
                            })
                    .build();

    @AfterEach
    void close() {
        elsewhere.stop();
        team.close();
    }

    @Test
    void namesAreShownAsTheyWereTypedAndNeverRun() throws Exception {
        String key = team.key("<iframe srcdoc='x'></iframe>".replace("'", "’"));
        team.call(key, "<img-src=x>");
        String link = team.link("<u>join</u>");
        try (Browsing browsing = Browsing.start()) {
            Page page = browsing.page(Browsing.Look.USUAL);
            page.onDialog(dialog -> browsing.complaints().add("ran: " + dialog.message()));
            team.signIn(page);
            for (String each :
                    List.of("overview", "keys", "usage", "activity", "people", "history")) {
                page.locator("nav a[data-path=" + each + "]").click();
                page.locator("nav a[data-path=" + each + "][aria-current]").waitFor();
                page.locator(".page[data-ready]").waitFor();
                assertThat(
                                page.locator(
                                                "main img:not(.qr), main script, main iframe, main b, main u")
                                        .count())
                        .as(each)
                        .isZero();
            }
            page.locator("nav a[data-path=keys]").click();
            for (String name : NAMES) {
                page.getByText(name, new Page.GetByTextOptions().setExact(true)).first().click();
                page.locator("dialog[open] .stack").waitFor();
                page.keyboard().press("Escape");
            }
            page.navigate(team.url(link));
            page.getByText("<u>join</u>").waitFor();
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    @Test
    void pagesOfAnotherSiteReadChangeAndSpendNothing() {
        String key = team.key("Anna");
        elsewhere.start();
        try (Browsing browsing = Browsing.start()) {
            Page page = browsing.page(Browsing.Look.USUAL);
            team.signIn(page);
            Page hostile = page.context().newPage();
            hostile.navigate("http://localhost:" + port() + "/");

            assertThat(hostile.evaluate(ATTACK, List.of(team.origin(), key))).isEqualTo(List.of());
        }
        assertUnharmed();
    }

    @Test
    void aNameThatIsReboundToThisMachineReadsChangesAndSpendsNothing() {
        String key = team.key("Anna");
        try (Browsing browsing =
                Browsing.start("--host-resolver-rules=MAP evil.example 127.0.0.1")) {
            Page page = browsing.page(Browsing.Look.USUAL);
            String rebound = team.origin().replaceAll("//[^:]+", "//evil.example");
            page.navigate(rebound + "/web/app.css");
            assertThat(page.content()).doesNotContain("--accent");

            assertThat(page.evaluate(ATTACK, List.of(rebound, key))).isEqualTo(List.of());
        }
        assertUnharmed();
    }

    @Test
    void noPageFramesTheDashboard() {
        elsewhere.start();
        try (Browsing browsing = Browsing.start()) {
            Page page = browsing.page(Browsing.Look.USUAL);
            page.navigate("http://localhost:" + port() + "/");
            page.evaluate(
                    "url => new Promise(done => { const frame = document.createElement('iframe');"
                            + " frame.onload = done; frame.src = url; document.body.append(frame) })",
                    team.url("/"));

            assertThat(page.frames().getLast().content()).doesNotContain("app.js");
        }
    }

    /** Tries what a page can try, with a key that was stolen, too; returns what it could read. */
    private static final String ATTACK =
            """
            async ([url, key]) => {
              const read = [];
              const attempt = async (name, path, options) => {
                try {
                  const answer = await fetch(url + path, options);
                  if (answer.ok && answer.type !== "opaque") read.push(name + " " + (await answer.text()).slice(0, 80));
                } catch { /* refused by the browser */ }
              };
              const json = { method: "POST", headers: { "content-type": "application/json" } };
              await attempt("list", "/api/keys/list", {});
              await attempt("status", "/api/claude/status", { credentials: "include" });
              await attempt("setup", "/api/team/setup", {});
              await attempt("register", "/api/auth/register", { ...json, body: '{"email":"a@b.example","password":"long enough for this"}' });
              await attempt("plain", "/api/auth/login", { method: "POST", body: '{"email":"a"}', mode: "no-cors" });
              await attempt("me", "/api/team/me", { headers: { authorization: "Bearer " + key } });
              await attempt("call", "/v1/messages", { method: "POST", body: '{"model":"m","max_tokens":1,"messages":[]}', mode: "no-cors" });
              await attempt("spend", "/v1/messages", { ...json, headers: { "content-type": "application/json", authorization: "Bearer " + key }, body: '{"model":"m","max_tokens":1,"messages":[]}' });
              await attempt("stop", "/api/keys/generate", { ...json, body: '{"name":"evil"}' });
              return read;
            }
            """;

    private int port() {
        return ((InetSocketAddress) elsewhere.getListenerInfo().getFirst().getAddress()).getPort();
    }

    private void assertUnharmed() {
        assertThat(team.upstream.calls(Route.MESSAGES)).isEmpty();
        assertThat(team.proxy.api().get("/api/users").json().path("users")).hasSize(1);
        assertThat(team.proxy.api().get("/api/keys/list").json().path("keys"))
                .hasSize(NAMES.size() + 1);
        assertThat(team.proxy.login().path("user").path("email").asText())
                .isEqualTo(RunningProxy.EMAIL);
    }
}
