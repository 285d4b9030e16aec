package io.github.claudeproxy.proxy;

import io.github.claudeproxy.http.AnthropicError;
import io.github.claudeproxy.keys.Endpoint;

import java.util.Set;

/**
 * One of Anthropic's endpoints that the proxy serves, matched on the path as it stands on the wire:
 * nothing is decoded, so what is matched is what goes upstream.
 *
 * @param label the endpoint's name in usage rows and metrics
 */
record ApiRoute(Endpoint endpoint, String label) {
    private static final ApiRoute MESSAGES = new ApiRoute(Endpoint.MESSAGES, "messages");
    private static final ApiRoute COUNT_TOKENS = new ApiRoute(Endpoint.MESSAGES, "count_tokens");
    private static final ApiRoute MODELS = new ApiRoute(Endpoint.MODELS, "models");
    private static final ApiRoute BATCHES = new ApiRoute(Endpoint.BATCHES, "batches");
    private static final ApiRoute FILES = new ApiRoute(Endpoint.FILES, "files");

    private static final Set<String> READ = Set.of("GET");
    private static final Set<String> WRITE = Set.of("POST");
    private static final Set<String> ALL = Set.of("GET", "POST", "DELETE");

    /** What a method and a path lead to. */
    sealed interface Match {
        record Found(ApiRoute route) implements Match {}

        record None(AnthropicError error) implements Match {}
    }

    /** Whether the response to this may be a message, with usage in it. */
    boolean isMessages() {
        return equals(MESSAGES);
    }

    static Match match(String method, String path) {
        return switch (path) {
            case "/v1/messages" -> found(MESSAGES, WRITE, method);
            case "/v1/messages/count_tokens" -> found(COUNT_TOKENS, WRITE, method);
            case "/v1/models" -> found(MODELS, READ, method);
            case "/v1/messages/batches" -> found(BATCHES, ALL, method);
            case "/v1/files" -> found(FILES, ALL, method);
            default -> byPrefix(method, path);
        };
    }

    private static Match byPrefix(String method, String path) {
        if (isPlainBelow(path, "/v1/models/", 1)) {
            return found(MODELS, READ, method);
        }
        if (isPlainBelow(path, "/v1/messages/batches/", 2)) {
            return found(BATCHES, ALL, method);
        }
        if (isPlainBelow(path, "/v1/files/", 2)) {
            return found(FILES, ALL, method);
        }
        return new Match.None(AnthropicError.notFound(notFound(path)));
    }

    /** At most so many segments below the prefix, none of them empty, a dot or escaped. */
    private static boolean isPlainBelow(String path, String prefix, int segments) {
        if (!path.startsWith(prefix)) {
            return false;
        }
        String[] parts = path.substring(prefix.length()).split("/", -1);
        for (String part : parts) {
            if (part.isEmpty()
                    || part.startsWith(".")
                    || !part.chars().allMatch(ApiRoute::isPlain)) {
                return false;
            }
        }
        return parts.length <= segments;
    }

    private static boolean isPlain(int c) {
        return (Character.isLetterOrDigit(c) && c < 128) || "-._:@".indexOf(c) >= 0;
    }

    private static Match found(ApiRoute route, Set<String> methods, String method) {
        if (methods.contains(method)) {
            return new Match.Found(route);
        }
        String wanted = String.join(", ", methods.stream().sorted().toList());
        String message = method + " is not possible here; this endpoint takes " + wanted + ".";
        return new Match.None(AnthropicError.invalidRequest(405, message));
    }

    private static String notFound(String path) {
        return "There is no " + shown(path) + " here. The Messages API is at /v1/messages.";
    }

    private static String shown(String path) {
        return path.length() <= 80 ? path : path.substring(0, 80) + "…";
    }
}
