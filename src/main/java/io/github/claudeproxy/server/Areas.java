package io.github.claudeproxy.server;

import io.github.claudeproxy.web.WebPages;

/** The parts of the URL space that differ in who may ask. */
final class Areas {
    private Areas() {}

    /**
     * Whether other machines may ask, over plain HTTP too; everything not named here they may not.
     */
    static boolean isPublic(String path) {
        return path.startsWith("/v1/")
                || MeantPath.of(path).startsWith("/v1/")
                || path.equals("/api/hello")
                || path.equals("/ca.pem")
                || path.equals("/healthz")
                || path.equals("/readyz")
                || WebPages.isForTeammates(path);
    }

    /**
     * Whether other machines may ask, but no page of another site: what teammates' own pages call.
     */
    static boolean isForTeammates(String path) {
        return path.startsWith("/api/team/");
    }

    static boolean isApi(String path) {
        return path.startsWith("/api/") || path.equals("/api");
    }
}
