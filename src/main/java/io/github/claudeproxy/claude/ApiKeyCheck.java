package io.github.claudeproxy.claude;

import io.github.claudeproxy.config.ClaudeEndpoints;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Asks Anthropic whether an API key is good, by the cheapest call there is. Blocks. */
final class ApiKeyCheck {
    private final URI models;
    private final AnthropicHttp http;

    ApiKeyCheck(ClaudeEndpoints endpoints, AnthropicHttp http) {
        String base = endpoints.apiBaseUrl().toString().replaceAll("/+$", "");
        this.models = URI.create(base + "/v1/models?limit=1");
        this.http = http;
    }

    /** What Anthropic thinks of a key. */
    sealed interface Verdict {
        record Good() implements Verdict {}

        record Refused(Setback setback) implements Verdict {}

        record Unknown(Setback setback) implements Verdict {}
    }

    Verdict check(ApiKeyCredential credential) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(models)
                        .header(credential.headerName(), credential.headerValue())
                        .header("anthropic-version", "2023-06-01");
        return switch (http.send(request)) {
            case AnthropicHttp.Reply.NoAnswer none -> unknown(none.setback());
            case AnthropicHttp.Reply.Answer answer -> read(answer.response(), credential.key());
        };
    }

    private Verdict read(HttpResponse<byte[]> response, Secret key) {
        int status = response.statusCode();
        if (status == 200 && isModelList(response)) {
            return new Verdict.Good();
        }
        Optional<String> said = ErrorText.of(response).map(error -> error.without(key).text());
        if (status == 401 || (status == 403 && said.isPresent())) {
            String why = said.orElse("status " + status);
            return new Verdict.Refused(
                    new Setback(
                            Obstacle.KEY_REFUSED,
                            why,
                            "Anthropic does not accept this API key: " + why));
        }
        String detail = said.orElse("wrong or blocked endpoint");
        String where = models.getAuthority();
        return unknown(
                new Setback(
                        said.isPresent() || status / 100 == 5
                                ? Obstacle.OUT_OF_ORDER
                                : Obstacle.NOT_ANTHROPIC,
                        where + " (" + status + ")",
                        where + " answered with status " + status + ": " + detail));
    }

    private static boolean isModelList(HttpResponse<byte[]> response) {
        return Json.object(response.body()).filter(b -> b.path("data").isArray()).isPresent();
    }

    private static Verdict unknown(Setback why) {
        return new Verdict.Unknown(
                why.saying(
                        "The API key could not be checked and is not stored: "
                                + why.message()
                                + ". Try again later."));
    }
}
