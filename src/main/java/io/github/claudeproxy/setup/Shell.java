package io.github.claudeproxy.setup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A shell in whose language a snippet is written, to be pasted at its prompt. */
public enum Shell {
    BASH,
    ZSH,
    FISH,
    POWERSHELL,
    CMD;

    /** The one that most have open on this system. */
    public static Shell usual() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return POWERSHELL;
        }
        return system.startsWith("mac") ? ZSH : BASH;
    }

    /** The name in URLs and in texts. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The shell of that name, if there is one. */
    public static Optional<Shell> of(String text) {
        return Arrays.stream(values()).filter(shell -> shell.text().equals(text)).findFirst();
    }
}
