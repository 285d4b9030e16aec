package io.github.claudeproxy.proxy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Reads the usage out of a message that comes as one JSON object, however long its content is. */
final class JsonUsageReader implements ResponseTap {
    private final UsageTally tally;
    private final TopLevelMembers members = new TopLevelMembers(Set.of("model", "usage"));
    private boolean merged;

    JsonUsageReader(UsageTally tally) {
        this.tally = tally;
    }

    @Override
    public void accept(ByteBuffer bytes) {
        members.accept(bytes);
        if (members.whole() && !merged) {
            merged = true;
            byte[] found = object(members.found());
            tally.merge(found, found.length);
        }
    }

    private static byte[] object(Map<String, byte[]> members) {
        ByteArrayOutputStream json = new ByteArrayOutputStream(512);
        json.write('{');
        members.forEach(
                (name, value) -> {
                    json.writeBytes(("\"" + name + "\":").getBytes(StandardCharsets.UTF_8));
                    json.writeBytes(value);
                    json.write(',');
                });
        json.writeBytes("\"\":0}".getBytes(StandardCharsets.UTF_8));
        return json.toByteArray();
    }

    @Override
    public Ending ending() {
        return members.whole() ? Ending.WHOLE : Ending.OPEN;
    }

    @Override
    public boolean knowsItsEnd() {
        return false;
    }

    @Override
    public boolean betweenEvents() {
        return false;
    }
}
