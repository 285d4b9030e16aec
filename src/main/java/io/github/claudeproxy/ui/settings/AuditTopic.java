package io.github.claudeproxy.ui.settings;

import org.jspecify.annotations.Nullable;

/** What changes are about, to choose some of them by. */
enum AuditTopic {
    ALL(null),
    KEYS("key"),
    LINKS("join_link"),
    LIMITS("account"),
    PRICES("prices"),
    CONNECTION("connection"),
    PEOPLE("user"),
    INVITATIONS("invitation"),
    CALLS("call"),
    ALERTS("webhook"),
    NETWORK("network"),
    BACKUPS("backup"),
    SETTINGS("settings");

    private final @Nullable String action;

    AuditTopic(@Nullable String action) {
        this.action = action;
    }

    /** The first part of the names of its actions; null for all. */
    @Nullable String action() {
        return action;
    }
}
