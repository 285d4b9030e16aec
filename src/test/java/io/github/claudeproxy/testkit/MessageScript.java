package io.github.claudeproxy.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A message of the model, told block by block: sent as a stream or as JSON, as the request asks.
 * Built by one thread before it is used. https://docs.claude.com/en/api/messages-streaming.
 */
public final class MessageScript {
    /** What a message is billed unless it says otherwise: a number of its own in each field. */
    public static final BilledUsage USAGE =
            BilledUsage.of(25, 42).withCache(11, 4, 3).withThinking(8);

    private final List<Step> steps = new ArrayList<>();
    private final ArrayNode content = Json.object().arrayNode();
    private BilledUsage usage = USAGE;
    private BilledUsage startUsage = USAGE.atStart();
    private String stopReason = "end_turn";
    private boolean failed;

    /** The message the fake answers unless told otherwise: a ping, thinking, text beyond ASCII. */
    public static MessageScript standard() {
        return new MessageScript()
                .ping()
                .thinking("sig-of-the-fake", "Somebody ", "greets me.")
                .text("Hello", " from the fäke ", "upstream — 你好 🌍.");
    }

    /** A text block sent in these pieces. */
    public MessageScript text(String... pieces) {
        ObjectNode empty = Json.object().put("type", "text").put("text", "");
        start(empty);
        for (String piece : pieces) {
            delta(Json.object().put("type", "text_delta").put("text", piece));
        }
        return stop(empty.deepCopy().put("text", String.join("", pieces)));
    }

    /** A thinking block sent in these pieces, and its signature. */
    public MessageScript thinking(String signature, String... pieces) {
        ObjectNode empty =
                Json.object().put("type", "thinking").put("thinking", "").put("signature", "");
        start(empty);
        for (String piece : pieces) {
            delta(Json.object().put("type", "thinking_delta").put("thinking", piece));
        }
        delta(Json.object().put("type", "signature_delta").put("signature", signature));
        return stop(
                empty.deepCopy()
                        .put("thinking", String.join("", pieces))
                        .put("signature", signature));
    }

    /** A call of a tool, whose input is sent in these pieces of JSON; ends the turn for it. */
    public MessageScript toolUse(String id, String name, String... pieces) {
        ObjectNode empty = Json.object().put("type", "tool_use").put("id", id).put("name", name);
        empty.putObject("input");
        start(empty);
        for (String piece : pieces) {
            delta(Json.object().put("type", "input_json_delta").put("partial_json", piece));
        }
        stopReason = "tool_use";
        return stop(empty.deepCopy().set("input", Json.require(String.join("", pieces))));
    }

    public MessageScript ping() {
        return event(SseEvent.PING);
    }

    /** Any other event, known or not; not part of the JSON form. */
    public MessageScript event(SseEvent event) {
        steps.add(Step.send(event.text()));
        return this;
    }

    /** Waits here; the JSON form waits before its body. */
    public MessageScript waitFor(StepGate gate) {
        steps.add(new Step.Await(gate));
        return this;
    }

    /** Fails here with an {@code error} event instead of going on to the end. */
    public MessageScript fail(String type, String message) {
        failed = true;
        return event(SseEvent.error(type, message));
    }

    /** A {@code message_delta} with the usage so far, before the last one. */
    public MessageScript usageSoFar(BilledUsage soFar) {
        steps.add(Step.send(messageDelta(null, soFar).text(), soFar));
        return this;
    }

    /** Bills this in the end, and its input already at the start. */
    public MessageScript usage(BilledUsage billed) {
        usage = billed;
        startUsage = billed.atStart();
        return this;
    }

    /** Says this at the start, to be restated by the end. */
    public MessageScript startUsage(BilledUsage billed) {
        startUsage = billed;
        return this;
    }

    /** The stream form. */
    public Reply stream(String model) {
        List<Step> all = new ArrayList<>();
        ObjectNode start = Json.object().put("type", "message_start");
        start.set("message", message(model, Json.object().arrayNode(), null, startUsage));
        all.add(Step.send(new SseEvent("message_start", start.toString()).text(), startUsage));
        all.addAll(steps);
        if (!failed) {
            all.add(Step.send(messageDelta(stopReason, usage).text(), usage));
            all.add(Step.send("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"));
        }
        Reply reply = Answer.sse(all);
        return failed ? reply.closing(Ending.FIN) : reply;
    }

    /** The JSON form. */
    public Reply json(String model) {
        List<Step> all = new ArrayList<>(steps);
        all.removeIf(Step.Send.class::isInstance);
        String body = message(model, content, stopReason, usage).toString();
        all.add(Step.send(body, usage));
        return Reply.of(200, "application/json", all);
    }

    Responder responder() {
        return call -> {
            String model = call.json().path("model").asText();
            return call.json().path("stream").asBoolean() ? stream(model) : json(model);
        };
    }

    private ObjectNode message(
            String model, ArrayNode blocks, @Nullable String reason, BilledUsage billed) {
        ObjectNode message =
                Json.object()
                        .put("id", "msg_01FakeUpstream")
                        .put("type", "message")
                        .put("role", "assistant")
                        .put("model", model);
        message.set("content", blocks);
        message.put("stop_reason", reason).putNull("stop_sequence");
        message.set("usage", billed.ofMessage());
        return message;
    }

    private static SseEvent messageDelta(@Nullable String reason, BilledUsage billed) {
        ObjectNode event = Json.object().put("type", "message_delta");
        event.putObject("delta").put("stop_reason", reason).putNull("stop_sequence");
        event.set("usage", billed.cumulative());
        return new SseEvent("message_delta", event.toString());
    }

    private void start(ObjectNode block) {
        ObjectNode event = block("content_block_start");
        event.set("content_block", block);
        event(new SseEvent("content_block_start", event.toString()));
    }

    private void delta(ObjectNode delta) {
        ObjectNode event = block("content_block_delta");
        event.set("delta", delta);
        event(new SseEvent("content_block_delta", event.toString()));
    }

    private MessageScript stop(ObjectNode whole) {
        event(new SseEvent("content_block_stop", block("content_block_stop").toString()));
        content.add(whole);
        return this;
    }

    private ObjectNode block(String type) {
        return Json.object().put("type", type).put("index", content.size());
    }
}
