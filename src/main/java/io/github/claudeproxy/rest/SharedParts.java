package io.github.claudeproxy.rest;

import java.util.LinkedHashMap;
import java.util.Map;

/** What many calls share in the OpenAPI document. */
final class SharedParts {
    static final String SESSION = "session";
    static final Map<String, Object> IF_MATCH = reference("parameters", "IfMatch");
    static final Map<String, Object> IDEMPOTENCY_KEY = reference("parameters", "IdempotencyKey");
    static final Map<String, Object> ETAG = reference("headers", "ETag");
    static final Map<String, Object> PROBLEM = reference("responses", "Problem");
    static final Map<String, Object> PROBLEM_CONTENT =
            Map.of("application/problem+json", Map.of("schema", reference("schemas", "Problem")));

    private SharedParts() {}

    private static Map<String, Object> reference(String kind, String name) {
        return Map.of("$ref", "#/components/" + kind + "/" + name);
    }

    /** The components of the document: these, and the schemas of the calls. */
    static Map<String, Object> with(Schemas schemas) {
        schemas.given(Problem.ProblemBody.class);
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("schemas", schemas.components());
        parts.put(
                "responses",
                Map.of(
                        "Problem",
                        Map.of(
                                "description",
                                "What went wrong, in a sentence for the person.",
                                "content",
                                PROBLEM_CONTENT)));
        parts.put("parameters", Map.of("IfMatch", ifMatch(), "IdempotencyKey", idempotencyKey()));
        parts.put(
                "headers",
                Map.of(
                        "ETag",
                        Map.of(
                                "description",
                                "Names the state of what can be changed here, for If-Match.",
                                "schema",
                                Map.of("type", "string"))));
        parts.put("securitySchemes", Map.of(SESSION, session()));
        return parts;
    }

    private static Map<String, Object> ifMatch() {
        return header("If-Match", "The ETag of what was read; 412 if it has changed since.");
    }

    private static Map<String, Object> idempotencyKey() {
        return header(
                Replays.HEADER,
                "Any text that names this intent, such as a UUID: repeated within five minutes,"
                        + " the call is not done again but answered as the first time.");
    }

    private static Map<String, Object> header(String name, String text) {
        return Map.of(
                "name",
                name,
                "in",
                "header",
                "required",
                false,
                "description",
                text,
                "schema",
                Map.of("type", "string"));
    }

    private static Map<String, Object> session() {
        return Map.of(
                "type",
                "http",
                "scheme",
                "bearer",
                "bearerFormat",
                "JWT",
                "description",
                "The token that registering and signing in answer with.");
    }
}
