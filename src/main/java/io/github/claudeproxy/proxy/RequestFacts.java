package io.github.claudeproxy.proxy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * What a request body says of itself, read where it lies: nothing is copied but these values.
 *
 * @param maxTokens 0 if it is not there
 */
record RequestFacts(@Nullable String model, long maxTokens, boolean stream) {
    /** Nobody looked. */
    static final RequestFacts UNKNOWN = new RequestFacts(null, 0, false);

    private static final Set<String> WANTED = Set.of("model", "max_tokens", "stream");
    private static final JsonFactory JSON = new JsonFactory();

    /** The facts; null if others might read other facts in it, or it is not one JSON object. */
    static @Nullable RequestFacts read(RequestBody body) {
        TopLevelMembers members = new TopLevelMembers(WANTED);
        body.show(members::accept);
        if (!members.whole() || members.ambiguous()) {
            return null;
        }
        Map<String, byte[]> found = members.found();
        try {
            return new RequestFacts(
                    text(found.get("model")),
                    number(found.get("max_tokens")),
                    flag(found.get("stream")));
        } catch (IOException _) {
            return null;
        }
    }

    private static @Nullable String text(byte @Nullable [] json) throws IOException {
        if (json == null) {
            return null;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            require(parser.nextToken() == JsonToken.VALUE_STRING);
            return parser.getText();
        }
    }

    private static long number(byte @Nullable [] json) throws IOException {
        if (json == null) {
            return 0;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            require(parser.nextToken() == JsonToken.VALUE_NUMBER_INT);
            return parser.getLongValue();
        }
    }

    private static boolean flag(byte @Nullable [] json) throws IOException {
        if (json == null) {
            return false;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            return parser.nextToken() == JsonToken.VALUE_TRUE;
        }
    }

    private static void require(boolean right) throws IOException {
        if (!right) {
            throw new IOException("a value of the wrong kind");
        }
    }
}
