package io.github.claudeproxy.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;

import io.github.claudeproxy.testkit.BilledUsage;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RunningProxy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** A product in use: an owner, keys, some calls. */
final class Team implements AutoCloseable {
    private static final int DAYS = 29;
    private static final List<String> PEOPLE =
            List.of(
                    "Anna Berger",
                    "Build server",
                    "Jonas Weber",
                    "Mei Lin",
                    "Data notebooks",
                    "Priya Raman",
                    "Support triage with a rather long name that has to wrap somewhere");
    private static final List<String> MODELS =
            List.of("claude-sonnet-5-5", "claude-opus-5-5", "claude-haiku-5-5");

    final FakeUpstream upstream = FakeUpstream.start();
    final RunningProxy proxy;

    /** One that has been used. */
    String someKey = "";

    private Team(boolean ready) {
        proxy = ready ? RunningProxy.ready(upstream) : RunningProxy.fresh(upstream);
    }

    static Team fresh() {
        return new Team(false);
    }

    /** With an owner and a connection, and these keys. */
    static Team with(List<String> names) {
        Team team = new Team(true);
        names.forEach(team::key);
        return team;
    }

    /** A month of calls by some people, and one that still runs. */
    static Team inUse() throws IOException {
        Team team = new Team(true);
        Instant now = Instant.now();
        team.proxy.clock().set(now.minus(Duration.ofDays(DAYS)));
        team.proxy.login();
        List<String> keys = PEOPLE.stream().map(team::key).toList();
        team.someKey = keys.getFirst();
        team.upstream
                .messages()
                .always(
                        new MessageScript()
                                .text("Hello.")
                                .usage(new BilledUsage(1840, 920, 14200, 2600, 0, 0, 0, 0)));
        for (int day = DAYS; day >= 0; day--) {
            team.proxy.clock().set(now.minus(Duration.ofDays(day)));
            team.callAll(keys, day);
        }
        team.proxy.clock().set(now);
        team.proxy.login();
        team.link("Noor");
        return team;
    }

    /** This many keys, each used on one of these days. */
    static Team full(int keys, int days) throws IOException {
        Team team = new Team(true);
        Instant now = Instant.now();
        team.proxy.clock().set(now.minus(Duration.ofDays(days)));
        team.proxy.login();
        List<String> all =
                IntStream.range(0, keys).mapToObj(at -> team.key("Teammate " + at)).toList();
        for (int at = 0; at < keys; at++) {
            long ago = days - 1L - (long) at * days / keys;
            team.proxy.clock().set(now.minus(Duration.ofDays(ago)));
            team.call(all.get(at), MODELS.get(at % MODELS.size()));
        }
        team.proxy.clock().set(now);
        team.proxy.login();
        team.proxy.awaitUsage(keys);
        return team;
    }

    /** More on some days than on others, always the same. */
    private void callAll(List<String> keys, int day) throws IOException {
        for (int at = 0; at < keys.size(); at++) {
            int calls = (day * 7 + at * 5) % 6 / (at / 3 + 1);
            for (int call = 0; call < calls; call++) {
                call(keys.get(at), MODELS.get((at + call) % MODELS.size()));
            }
        }
    }

    /** The path of a new invitation link for a new key. */
    String link(String name) {
        return proxy.api().posted("/api/join-links", body(name)).path("path").asText();
    }

    String key(String name) {
        JsonNode body = proxy.api().posted("/api/keys/generate", body(name));
        return body.path("key").asText();
    }

    private static String body(String name) {
        return "{'name':'" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "'}";
    }

    /** One message as a client of this key sends it. */
    void call(String key, String model) throws IOException {
        String body =
                "{\"model\":\"%s\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
                        .formatted(model);
        proxy.call(RawRequest.post("/v1/messages", body).header("authorization", "Bearer " + key));
    }

    String url(String path) {
        return proxy.url().resolve("/").toString().replaceAll("/$", "") + path;
    }

    String origin() {
        return url("");
    }

    /** Signs the owner in, in this page. */
    void signIn(Page page) {
        page.navigate(url("/"));
        enter(page);
    }

    /** As {@link #signIn}, where the page is open already. */
    void enter(Page page) {
        page.locator("input[type=email]").fill(RunningProxy.EMAIL);
        page.locator("input[type=password]").fill(RunningProxy.PASSWORD);
        page.locator("button[type=submit]").click();
        page.locator(".page[data-ready]").waitFor();
    }

    @Override
    public void close() {
        proxy.close();
        upstream.close();
    }
}
