package io.github.claudeproxy.testkit;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/** What the fake answers where a test has scripted nothing. */
final class OwnAnswers {
    private static final List<String> MODELS =
            List.of("claude-opus-5-5", "claude-sonnet-5-5", "claude-haiku-5-5");

    private final OAuthEndpoints oauth;

    OwnAnswers(FakeOAuth oauth) {
        this.oauth = new OAuthEndpoints(oauth);
    }

    Responder to(Route route) {
        return switch (route) {
            case MESSAGES -> MessageScript.standard().responder();
            case COUNT_TOKENS -> OwnAnswers::countTokens;
            case MODELS -> OwnAnswers::models;
            case MODEL -> OwnAnswers::model;
            case BATCHES -> OwnAnswers::batches;
            case FILES -> OwnAnswers::files;
            case AUTHORIZE -> oauth::authorize;
            case TOKEN -> oauth::token;
            case PROFILE -> _ -> Profile.reply();
            case EDGE -> _ -> edge();
            case UNKNOWN -> _ -> Answer.error(404);
        };
    }

    private static Answer edge() {
        String now = RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        return Answer.html(404, "").header("date", now);
    }

    private static Answer countTokens(Call call) {
        return Answer.json("{\"input_tokens\":" + Math.max(1, call.body().length / 4) + "}");
    }

    private static Answer models(Call call) {
        String limit = Query.parse(call.head().query()).getOrDefault("limit", "20");
        List<String> page = MODELS.subList(0, Math.min(MODELS.size(), Integer.parseInt(limit)));
        ObjectNode body = Json.object();
        ArrayNode data = body.putArray("data");
        page.forEach(id -> data.add(model(id)));
        body.put("first_id", page.getFirst()).put("last_id", page.getLast());
        return Answer.json(body.put("has_more", page.size() < MODELS.size()).toString());
    }

    private static Answer model(Call call) {
        String id = call.head().path().substring("/v1/models/".length());
        return MODELS.contains(id)
                ? Answer.json(model(id).toString())
                : Answer.error(404, "not_found_error", "model: " + id);
    }

    private static ObjectNode model(String id) {
        return Json.object()
                .put("type", "model")
                .put("id", id)
                .put("display_name", "Fake " + id)
                .put("created_at", "2026-10-07T00:00:00Z");
    }

    private static Answer batches(Call call) {
        if (call.head().method().equals("GET") && call.head().path().endsWith("/batches")) {
            return emptyPage();
        }
        ObjectNode batch = Json.object().put("id", "msgbatch_01Fake").put("type", "message_batch");
        return Answer.json(batch.put("processing_status", "in_progress").toString());
    }

    private static Answer files(Call call) {
        if (call.head().method().equals("GET") && call.head().path().endsWith("/files")) {
            return emptyPage();
        }
        ObjectNode file = Json.object().put("id", "file_01Fake").put("type", "file");
        return Answer.json(file.put("size_bytes", call.body().length).toString());
    }

    private static Answer emptyPage() {
        return Answer.json("{\"data\":[],\"has_more\":false,\"first_id\":null,\"last_id\":null}");
    }
}
