package io.github.claudeproxy.server;

/** The parts of the URL space that differ in who may ask. */
final class Areas {
    /** What clients of the API ask for when their base URL lacks the version, or has it twice. */
    static final String WITHOUT_VERSION = "/messages";

    private Areas() {}

    /**
     * Whether other machines may ask, over plain HTTP too; everything not named here they may not.
     */
    static boolean isPublic(String path) {
        return path.startsWith("/v1/")
                || path.equals("/api/hello")
                || path.equals("/healthz")
                || path.equals("/readyz")
                || path.startsWith(WITHOUT_VERSION);
    }

    static boolean isApi(String path) {
        return path.startsWith("/api/") || path.equals("/api");
    }
}
