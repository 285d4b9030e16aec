package io.github.claudeproxy.testkit;

import com.fasterxml.jackson.databind.JsonNode;

/** One server-sent event as it came: its text down to the empty line, its name and its data. */
public record SseFrame(String raw, String event, String data) {
    static SseFrame parse(String raw) {
        StringBuilder data = new StringBuilder();
        String event = "";
        for (String line : raw.split("\n", -1)) {
            if (line.startsWith("event: ")) {
                event = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data.append(data.isEmpty() ? "" : "\n").append(line, 6, line.length());
            }
        }
        return new SseFrame(raw, event, data.toString());
    }

    public JsonNode json() {
        return Json.require(data);
    }
}
