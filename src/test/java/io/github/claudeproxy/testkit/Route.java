package io.github.claudeproxy.testkit;

import java.util.Arrays;
import java.util.regex.Pattern;

/** What the fake serves. */
public enum Route {
    MESSAGES("POST", "/v1/messages", 32),
    COUNT_TOKENS("POST", "/v1/messages/count_tokens", 32),
    BATCHES("GET|POST|DELETE", "/v1/messages/batches(/.*)?", 256),
    MODELS("GET", "/v1/models", 0),
    MODEL("GET", "/v1/models/[^/]+", 0),
    FILES("GET|POST|DELETE", "/v1/files(/.*)?", 500),
    AUTHORIZE("GET", "/oauth/authorize", 0),
    TOKEN("POST", "/v1/oauth/token", 1),
    PROFILE("GET", "/api/oauth/profile", 0),
    /** Whether anybody is there. */
    EDGE("HEAD", "/", 0),
    /** Anything else. */
    UNKNOWN(".*", ".*", 1);

    private final Pattern methods;
    private final Pattern paths;
    private final long largestBody;

    Route(String methods, String paths, int largestBodyMiB) {
        this.methods = Pattern.compile(methods);
        this.paths = Pattern.compile(paths);
        this.largestBody = largestBodyMiB * 1024L * 1024L;
    }

    static Route of(RequestHead head) {
        return Arrays.stream(values())
                .filter(route -> route.serves(head))
                .findFirst()
                .orElse(UNKNOWN);
    }

    private boolean serves(RequestHead head) {
        return methods.matcher(head.method()).matches() && paths.matcher(head.path()).matches();
    }

    /** In bytes; https://docs.claude.com/en/api/overview has the limits. */
    long largestBody() {
        return largestBody;
    }

    /** True where a credential is asked for. */
    boolean needsCredential() {
        return this != AUTHORIZE && this != TOKEN && this != EDGE;
    }

    /** True where the body must be JSON. */
    boolean takesJson() {
        return this == MESSAGES || this == COUNT_TOKENS || this == TOKEN;
    }
}
