package io.github.claudeproxy.config;

import static io.github.claudeproxy.config.Setting.ALLOWED_HOSTS;
import static io.github.claudeproxy.config.Setting.ANNOUNCE;
import static io.github.claudeproxy.config.Setting.CLAUDE_API_BASE_URL;
import static io.github.claudeproxy.config.Setting.CLAUDE_AUTHORIZE_URL;
import static io.github.claudeproxy.config.Setting.CLAUDE_CLIENT_ID;
import static io.github.claudeproxy.config.Setting.CLAUDE_REDIRECT_URI;
import static io.github.claudeproxy.config.Setting.CLAUDE_SCOPES;
import static io.github.claudeproxy.config.Setting.CLAUDE_TOKEN_URL;
import static io.github.claudeproxy.config.Setting.DATA_DIR;
import static io.github.claudeproxy.config.Setting.HOST;
import static io.github.claudeproxy.config.Setting.HTTPS_PORT;
import static io.github.claudeproxy.config.Setting.JWT_SECRET;
import static io.github.claudeproxy.config.Setting.LOG_LEVEL;
import static io.github.claudeproxy.config.Setting.MAX_CONNECTIONS;
import static io.github.claudeproxy.config.Setting.OPEN_REGISTRATION;
import static io.github.claudeproxy.config.Setting.PING_AFTER;
import static io.github.claudeproxy.config.Setting.PORT;
import static io.github.claudeproxy.config.Setting.UPSTREAM_SILENCE;
import static io.github.claudeproxy.config.Setting.USAGE_DAYS;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the start decided, checked: defaults, then {@code .env}, then the environment, then flags.
 *
 * @param host address to listen on, an IPv6 one without brackets
 * @param port port to listen on, 0 for any free one
 * @param httpsPort the same for HTTPS, where that is wanted
 * @param allowedHosts further names a {@code Host} header may carry, in lower case
 * @param announce whether the local network is told of a server that it may reach
 * @param dataDir where to keep everything, or null for the directory the system has for that
 * @param jwtSecret what signs sessions, or null to use the one made on the first run
 * @param openRegistration whether anybody may register
 * @param upstreamSilence how long the upstream may stay silent before a call is ended
 * @param pingAfter silence after which own pings are sent, zero for never
 * @param keepCalls how long single calls stay in the usage table
 * @param values every setting as it was given
 */
public record Config(
        String host,
        int port,
        int httpsPort,
        Set<String> allowedHosts,
        boolean announce,
        int maxConnections,
        @Nullable Path dataDir,
        @Nullable Secret jwtSecret,
        boolean openRegistration,
        ClaudeEndpoints claude,
        Duration upstreamSilence,
        Duration pingAfter,
        Duration keepCalls,
        Level logLevel,
        List<SettingValue> values) {
    private static final int DAY_IN_SECONDS = 86_400;
    private static final int MOST_DAYS = 36_500;

    public Config {
        allowedHosts = Set.copyOf(allowedHosts);
        values = List.copyOf(values);
    }

    /**
     * Reads and checks all values.
     *
     * @throws ConfigException for the first one that is wrong
     */
    public static Config read(ConfigSources sources) {
        Map<Setting, SettingValue> given = sources.values();
        CheckedValues checked = new CheckedValues(given);
        return new Config(
                checked.host(HOST),
                checked.number(PORT, 0, 65_535),
                checked.number(HTTPS_PORT, 0, 65_535),
                checked.hosts(ALLOWED_HOSTS),
                checked.flag(ANNOUNCE),
                checked.number(MAX_CONNECTIONS, 10, 1_000_000),
                checked.path(DATA_DIR, sources.workingDirectory()),
                checked.secret(JWT_SECRET),
                checked.flag(OPEN_REGISTRATION),
                claude(checked),
                Duration.ofSeconds(checked.number(UPSTREAM_SILENCE, 1, DAY_IN_SECONDS)),
                Duration.ofSeconds(checked.number(PING_AFTER, 0, DAY_IN_SECONDS)),
                Duration.ofDays(checked.number(USAGE_DAYS, 1, MOST_DAYS)),
                checked.level(LOG_LEVEL),
                List.copyOf(given.values()));
    }

    /** The text of a setting as it was given, and where. */
    public SettingValue value(Setting setting) {
        return values.stream()
                .filter(value -> value.setting() == setting)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no value of " + setting));
    }

    /**
     * Whether flags, environment or {@code .env} give it, so that {@link Settings} do not count.
     */
    public boolean fixes(Setting setting) {
        return value(setting).origin() != Origin.DEFAULT;
    }

    private static ClaudeEndpoints claude(CheckedValues checked) {
        return new ClaudeEndpoints(
                checked.word(CLAUDE_CLIENT_ID),
                checked.url(CLAUDE_AUTHORIZE_URL),
                checked.url(CLAUDE_TOKEN_URL),
                checked.url(CLAUDE_REDIRECT_URI),
                checked.words(CLAUDE_SCOPES),
                checked.baseUrl(CLAUDE_API_BASE_URL));
    }
}
