package io.github.claudeproxy.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;

import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RunningProxy;

import java.io.IOException;
import java.util.List;

/** A product in use: an owner, keys, some calls. */
final class Team implements AutoCloseable {
    final FakeUpstream upstream = FakeUpstream.start();
    final RunningProxy proxy;

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
        page.getByLabel("E-mail address").fill(RunningProxy.EMAIL);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill(RunningProxy.PASSWORD);
        page.locator("button[type=submit]").click();
        page.locator(".page[data-ready]").waitFor();
    }

    @Override
    public void close() {
        proxy.close();
        upstream.close();
    }
}
