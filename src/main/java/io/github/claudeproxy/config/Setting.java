package io.github.claudeproxy.config;

import static io.github.claudeproxy.config.ClaudeEndpoints.DEFAULTS;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Every name the start understands, with its default; the one table of all configuration. */
public enum Setting {
    PORT("3000", "--port", "port of the server; 0 takes any free one"),
    HOST("127.0.0.1", "--host", "address to listen on; 0.0.0.0 shares with the local network"),
    HTTPS_PORT("3443", "--https-port", "port for HTTPS; listens there as soon as it is given"),
    DATA_DIR("", "--data-dir", "where the database, keys, backups and logs live"),
    ALLOWED_HOSTS("", null, "further host names clients may use, separated by commas"),
    ANNOUNCE("true", null, "whether the local network is told, while it may reach the server"),
    MAX_CONNECTIONS("4000", null, "how many connections are open at most"),
    OPEN_REGISTRATION("false", null, "whether anybody may register, each with an own account"),
    JWT_SECRET("", null, "signs the sessions; at least 32 bytes; made on the first run if absent"),
    CLAUDE_CLIENT_ID(DEFAULTS.clientId(), null, "OAuth client id"),
    CLAUDE_AUTHORIZE_URL(DEFAULTS.authorizeUrl().toString(), null, "where a user signs in"),
    CLAUDE_TOKEN_URL(DEFAULTS.tokenUrl().toString(), null, "where tokens come from"),
    CLAUDE_REDIRECT_URI(
            DEFAULTS.redirectUri().toString(), null, "page that shows the code to paste"),
    CLAUDE_SCOPES(DEFAULTS.scopes(), null, "OAuth scopes, separated by spaces"),
    CLAUDE_API_BASE_URL(
            DEFAULTS.apiBaseUrl().toString(), null, "the API that calls are forwarded to"),
    UPSTREAM_SILENCE("600", null, "seconds the upstream may stay silent before a call is ended"),
    PING_AFTER("0", null, "seconds of silence after which own ping events are sent; 0 never"),
    USAGE_DAYS("90", null, "days to keep single calls; their sums by hour are kept for ever"),
    LOG_LEVEL("info", null, "error, warn, info, debug or trace");

    private final String defaultText;
    private final @Nullable String flag;
    private final String description;

    Setting(String defaultText, @Nullable String flag, String description) {
        this.defaultText = defaultText;
        this.flag = flag;
        this.description = description;
    }

    /** The default, empty where there is none. */
    public String defaultText() {
        return defaultText;
    }

    public Optional<String> flag() {
        return Optional.ofNullable(flag);
    }

    public String description() {
        return description;
    }

    /** Whether the value must never be shown; such a setting may also be read from a file. */
    public boolean secret() {
        return this == JWT_SECRET;
    }

    /** The name that gives a file holding the value instead of the value itself. */
    Optional<String> fileName() {
        return secret() ? Optional.of(name() + "_FILE") : Optional.empty();
    }
}
