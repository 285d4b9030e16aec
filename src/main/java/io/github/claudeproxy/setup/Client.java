package io.github.claudeproxy.setup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A program or library that speaks to Anthropic and can be pointed at this proxy. */
public enum Client {
    CLAUDE_CODE,
    CLAUDE_CODE_SETTINGS,
    VS_CODE,
    PYTHON,
    TYPESCRIPT,
    JAVA,
    CURL;

    /** The name in URLs and in texts, such as {@code claude-code}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The client of that name, if there is one. */
    public static Optional<Client> of(String text) {
        return Arrays.stream(values()).filter(client -> client.text().equals(text)).findFirst();
    }

    /** Whether its set-up is written in a shell's language at all. */
    public boolean usesShell() {
        return this != CLAUDE_CODE_SETTINGS && this != VS_CODE;
    }
}
