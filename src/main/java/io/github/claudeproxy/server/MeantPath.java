package io.github.claudeproxy.server;

/**
 * Guesses what a client meant whose base URL has a slash, a version or {@code /api} too many, or
 * lacks the version.
 */
final class MeantPath {
    private static final String PREFIX = "/v1/";
    private static final String VERSION = "v1/";

    private MeantPath() {}

    /**
     * The path the call should have; the given one if it is right, or nothing is known about it.
     */
    static String of(String path) {
        int start = afterSlashes(path, 0);
        if (path.startsWith("api/", start)) {
            int inside = afterSlashes(path, start + "api".length());
            start = path.startsWith(VERSION, inside) ? inside : start;
        }
        if (!path.startsWith(VERSION, start) && !path.startsWith("messages", start)) {
            return path;
        }
        while (path.startsWith(VERSION, start)) {
            start = afterSlashes(path, start + "v1".length());
        }
        return from(path, start);
    }

    private static String from(String path, int start) {
        int end = path.length();
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        boolean right = path.startsWith(PREFIX) && start == PREFIX.length() && end == path.length();
        return right || end == start ? path : PREFIX + path.substring(start, end);
    }

    private static int afterSlashes(String path, int from) {
        int at = from;
        while (at < path.length() && path.charAt(at) == '/') {
            at++;
        }
        return at;
    }
}
