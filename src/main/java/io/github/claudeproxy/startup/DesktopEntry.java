package io.github.claudeproxy.startup;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of the Desktop Entry Specification in the directory of the Desktop Application Autostart
 * Specification.
 */
final class DesktopEntry {
    static final FileEntry.Form FORM = new FileEntry.Form(DesktopEntry::text, DesktopEntry::isOn);

    /** What GNOME and KDE write into it when the user turns it off in their settings. */
    private static final Pattern OFF =
            Pattern.compile(
                    "^\\s*(Hidden\\s*=\\s*true|X-GNOME-Autostart-enabled\\s*=\\s*false)\\s*$",
                    Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private DesktopEntry() {}

    static Path in(Map<String, String> environment, Path home) {
        String given = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path config = Path.of(given).isAbsolute() ? Path.of(given) : home.resolve(".config");
        return config.resolve("autostart").resolve("io.github.claudeproxy.desktop");
    }

    /** TryExec makes the system pass over an entry whose program was removed. */
    static String text(Launcher launcher) {
        return """
        [Desktop Entry]
        Type=Application
        Name=Claude Proxy
        Comment=Share one Anthropic account with your team
        Comment[de]=Ein Anthropic-Konto mit dem Team teilen
        TryExec=%s
        Exec=%s
        Icon=claude-proxy
        Terminal=false
        X-GNOME-Autostart-enabled=true
        X-GNOME-Autostart-Delay=10
        """
                .formatted(
                        string(launcher.program().toString()),
                        launcher.command().stream()
                                .map(DesktopEntry::argument)
                                .map(DesktopEntry::string)
                                .collect(Collectors.joining(" ")));
    }

    static boolean isOn(String text) {
        return !OFF.matcher(text).find();
    }

    /** A word of a command: in quotes, with what a shell would expand escaped, and % doubled. */
    private static String argument(String word) {
        String escaped = word.replaceAll("([\"`$\\\\])", "\\\\$1").replace("%", "%%");
        return word.matches("[A-Za-z0-9/._:,+@=-]+") ? word : '"' + escaped + '"';
    }

    /** Any value has backslashes and line breaks escaped once more. */
    private static String string(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}
