package io.github.claudeproxy.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1), made of the table of calls and
 * the records they read and answer with. Used by one thread.
 */
final class OpenApi {
    static final String TITLE = "Claude Proxy administration";
    static final String TEXT =
            """
            Administration of a Claude Proxy: who may use it, with which keys and limits, and what \
            they used. What teammates' clients call is Anthropic's own API, below /v1.

            Errors are problems as of RFC 9457. Unknown fields and unknown parameters are refused; \
            answers may get further fields in later versions. Times are ISO 8601 in UTC.

            Changes take If-Match with the ETag of what was read, and are refused with 412 if it \
            was changed meanwhile. Without If-Match the last change wins.

            Calls that make something take Idempotency-Key: repeated within five minutes with the \
            same key and the same body they are not done again, but get the first answer, with \
            Idempotency-Replayed: true.
            """
                    .strip();

    private final List<Route> routes;
    private final FieldTexts texts;

    OpenApi(List<Route> routes, FieldTexts texts) {
        this.routes = routes;
        this.texts = texts;
    }

    Map<String, Object> document() {
        Schemas schemas = new Schemas(texts);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.1");
        document.put("info", info());
        document.put("servers", List.of(Map.of("url", "/", "description", "This proxy.")));
        document.put("tags", tags());
        document.put("paths", paths(schemas));
        document.put("components", SharedParts.with(schemas));
        return document;
    }

    private static Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", TITLE);
        info.put("version", "1");
        info.put("description", TEXT);
        info.put("contact", Map.of("name", "Whoever runs this proxy"));
        info.put("license", Map.of("name", "MIT", "identifier", "MIT"));
        return info;
    }

    private List<Map<String, String>> tags() {
        return routes.stream()
                .map(Route::area)
                .distinct()
                .map(area -> Map.of("name", area, "description", texts.ofArea(area)))
                .toList();
    }

    private Map<String, Map<String, Object>> paths(Schemas schemas) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Route route : routes) {
            paths.computeIfAbsent(route.path(), _ -> new LinkedHashMap<>())
                    .put(
                            route.method().toLowerCase(Locale.ROOT),
                            new Operation(route, schemas).described());
        }
        return paths;
    }
}
