package io.github.claudeproxy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

final class ConfigTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir Path directory;

    @Test
    void startsWithDefaults() {
        Config config = read(Map.of(), Map.of());

        Config expected =
                new Config(
                        "127.0.0.1",
                        3000,
                        3443,
                        Set.of(),
                        true,
                        4000,
                        null,
                        null,
                        false,
                        ClaudeEndpoints.DEFAULTS,
                        Duration.ofMinutes(10),
                        Duration.ZERO,
                        Duration.ofDays(90),
                        Level.INFO,
                        config.values());
        assertThat(config).isEqualTo(expected);
    }

    @Test
    void saysWhatIsFixedFromOutside() throws IOException {
        dotEnv("LOG_LEVEL=debug\n");

        Config config = read(Map.of(), Map.of("PORT", "3000"));

        assertThat(config.fixes(Setting.PORT)).isTrue();
        assertThat(config.fixes(Setting.LOG_LEVEL)).isTrue();
        assertThat(config.fixes(Setting.HOST)).isFalse();
        assertThat(config.value(Setting.PORT).source()).isEqualTo("environment");
    }

    @Test
    void laterOriginsWin() throws IOException {
        dotEnv("PORT=1\nHOST=10.0.0.1\nLOG_LEVEL=debug\n");
        Map<String, String> environment = Map.of("PORT", "2", "HOST", "10.0.0.2");

        Config config = read(Map.of(Setting.PORT, "3"), environment);

        assertThat(config.values().stream().filter(v -> v.origin() != Origin.DEFAULT))
                .containsExactlyInAnyOrder(
                        new SettingValue(Setting.PORT, "3", Origin.FLAG, false),
                        new SettingValue(Setting.HOST, "10.0.0.2", Origin.ENVIRONMENT, false),
                        new SettingValue(Setting.LOG_LEVEL, "debug", Origin.DOT_ENV, false));
        assertThat(config.port()).isEqualTo(3);
    }

    @Test
    void readsEveryName() {
        Map<String, String> environment =
                Map.ofEntries(
                        Map.entry("PORT", "0"),
                        Map.entry("HOST", "[::1]"),
                        Map.entry("DATA_DIR", "data"),
                        Map.entry("ALLOWED_HOSTS", "Proxy.example.com, box"),
                        Map.entry("ANNOUNCE", "false"),
                        Map.entry("MAX_CONNECTIONS", "100"),
                        Map.entry("OPEN_REGISTRATION", "true"),
                        Map.entry("JWT_SECRET", SECRET),
                        Map.entry("CLAUDE_CLIENT_ID", "client"),
                        Map.entry("CLAUDE_AUTHORIZE_URL", "http://localhost:9/authorize"),
                        Map.entry("CLAUDE_TOKEN_URL", "http://127.0.0.1:9/token"),
                        Map.entry("CLAUDE_REDIRECT_URI", "http://[::1]:9/callback"),
                        Map.entry("CLAUDE_SCOPES", "a  b"),
                        Map.entry("CLAUDE_API_BASE_URL", "https://gateway.example/anthropic/"),
                        Map.entry("UPSTREAM_SILENCE", "300"),
                        Map.entry("PING_AFTER", "15"),
                        Map.entry("LOG_LEVEL", "WARN"));

        Config config = read(Map.of(), environment);

        Config expected =
                new Config(
                        "::1",
                        0,
                        3443,
                        Set.of("proxy.example.com", "box"),
                        false,
                        100,
                        directory.resolve("data"),
                        new Secret(SECRET),
                        true,
                        new ClaudeEndpoints(
                                "client",
                                URI.create("http://localhost:9/authorize"),
                                URI.create("http://127.0.0.1:9/token"),
                                URI.create("http://[::1]:9/callback"),
                                "a b",
                                URI.create("https://gateway.example/anthropic")),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(15),
                        Duration.ofDays(90),
                        Level.WARN,
                        config.values());
        assertThat(config).isEqualTo(expected);
    }

    @Test
    void emptyVariableCountsAsNotGiven() {
        assertThat(read(Map.of(), Map.of("PORT", "", "DATA_DIR", " "))).isEqualTo(read());
    }

    @Test
    void readsSecretFromFile() throws IOException {
        Files.writeString(directory.resolve("jwt"), SECRET + "\n");

        Config config = read(Map.of(), Map.of("JWT_SECRET_FILE", "jwt"));

        assertThat(config.jwtSecret()).isEqualTo(new Secret(SECRET));
        assertThat(config.toString()).contains("JWT_SECRET=******** (environment, file)");
    }

    @Test
    void neverPrintsSecrets() {
        Config config = read(Map.of(), Map.of("JWT_SECRET", SECRET));

        assertThat(config.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PORT | x | PORT (environment): "x" is not a whole number from 0 to 65535
                    PORT | 65536 | PORT (environment): "65536" is not a whole number from 0 to 65535
                    PORT | -1 | PORT (environment): "-1" is not a whole number from 0 to 65535
                    HOST | http://a | HOST (environment): "http://a" is not a host name or an IP address (without scheme and port)
                    HOST | a:80 | HOST (environment): "a:80" is not a host name or an IP address (without scheme and port)
                    ALLOWED_HOSTS | a,b:80 | ALLOWED_HOSTS (environment): "a,b:80" is not a host name or an IP address (without scheme and port)
                    MAX_CONNECTIONS | 0 | MAX_CONNECTIONS (environment): "0" is not a whole number from 10 to 1000000
                    OPEN_REGISTRATION | yes | OPEN_REGISTRATION (environment): "yes" is neither true nor false
                    JWT_SECRET | hunter2 | JWT_SECRET (environment): the value is too short: it needs at least 32 bytes
                    CLAUDE_CLIENT_ID | a b | CLAUDE_CLIENT_ID (environment): "a b" is not one word
                    CLAUDE_API_BASE_URL | http://api.anthropic.com | CLAUDE_API_BASE_URL (environment): "http://api.anthropic.com" must be https (http only for this machine itself)
                    CLAUDE_API_BASE_URL | http://127.0.0.1.evil.com | CLAUDE_API_BASE_URL (environment): "http://127.0.0.1.evil.com" must be https (http only for this machine itself)
                    CLAUDE_API_BASE_URL | https://api.anthropic.com/v1/ | CLAUDE_API_BASE_URL (environment): "https://api.anthropic.com/v1/" must not end with /v1: that is added
                    CLAUDE_API_BASE_URL | https://a/?b | CLAUDE_API_BASE_URL (environment): "https://a/?b" must not have a query
                    CLAUDE_TOKEN_URL | https://u:hunter2@a/ | CLAUDE_TOKEN_URL (environment): must not hold a user or password
                    CLAUDE_TOKEN_URL | https://a b | CLAUDE_TOKEN_URL (environment): is not a URL
                    CLAUDE_TOKEN_URL | platform.claude.com | CLAUDE_TOKEN_URL (environment): "platform.claude.com" is not a URL of the form https://host/path
                    UPSTREAM_SILENCE | 0 | UPSTREAM_SILENCE (environment): "0" is not a whole number from 1 to 86400
                    PING_AFTER | 1.5 | PING_AFTER (environment): "1.5" is not a whole number from 0 to 86400
                    LOG_LEVEL | loud | LOG_LEVEL (environment): "loud" is not one of error, warn, info, debug, trace
                    """)
    void saysInOneLineWhatIsWrong(String name, String value, String message) {
        assertThatThrownBy(() -> read(Map.of(), Map.of(name, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    @Test
    void namesTheFlagThatIsWrong() {
        assertThatThrownBy(() -> read(Map.of(Setting.PORT, "\nx"), Map.of()))
                .hasMessage("PORT (--port): \"x\" is not a whole number from 0 to 65535");
        assertThatThrownBy(() -> read(Map.of(Setting.DATA_DIR, ""), Map.of()))
                .hasMessage("DATA_DIR (--data-dir): \"\" is not a path");
    }

    @Test
    void refusesUnknownNameInDotEnv() throws IOException {
        dotEnv("PROT=3000\n");

        assertThatThrownBy(this::read)
                .hasMessage("PROT (.env): there is no such setting; did you mean PORT?");
        dotEnv("NOTHING=1\n");
        assertThatThrownBy(this::read).hasMessage("NOTHING (.env): there is no such setting");
    }

    @Test
    void refusesMalformedDotEnvWithoutQuotingIt() throws IOException {
        dotEnv("JWT_SECRET hunter2\n");

        assertThatThrownBy(this::read)
                .hasMessage(directory.resolve(".env") + ": cannot be read as lines of NAME=value");
    }

    @Test
    void refusesSecretGivenTwice() throws IOException {
        Files.writeString(directory.resolve("x"), SECRET);

        assertThatThrownBy(
                        () -> read(Map.of(), Map.of("JWT_SECRET", SECRET, "JWT_SECRET_FILE", "x")))
                .hasMessage("JWT_SECRET (environment): is given twice, directly and as a file");
    }

    @Test
    void refusesMissingSecretFile() {
        assertThatThrownBy(() -> read(Map.of(), Map.of("JWT_SECRET_FILE", "none")))
                .hasMessage("JWT_SECRET_FILE (environment): cannot read the file none");
    }

    private void dotEnv(String text) throws IOException {
        Files.writeString(directory.resolve(".env"), text);
    }

    private Config read() {
        return read(Map.of(), Map.of());
    }

    private Config read(Map<Setting, String> flags, Map<String, String> environment) {
        return Config.read(new ConfigSources(flags, environment, directory));
    }
}
