package io.github.claudeproxy.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How one shell sets and reads environment variables, whatever characters their values have. */
enum Quoting {
    POSIX("$", "", "\"$HOME\"/") {
        @Override
        String set(String name, String value) {
            return "export " + name + "=" + value;
        }

        // Nothing is special between single quotes but the single quote.
        @Override
        String quote(String value) {
            return "'" + value.replace("'", "'\\''") + "'";
        }
    },
    FISH("$", "", "\"$HOME\"/") {
        @Override
        String set(String name, String value) {
            return "set -gx " + name + " " + value;
        }

        // Between its single quotes the backslash is special too.
        @Override
        String quote(String value) {
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
    },
    POWERSHELL("$env:", "", "$HOME + '\\' + ") {
        @Override
        String set(String name, String value) {
            return "$env:" + name + " = " + value;
        }

        // It takes typographic quotes for quotes as well.
        @Override
        String quote(String value) {
            return "'" + value.replaceAll("['‘’‚‛]", "$0$0") + "'";
        }
    },
    CMD("%", "%", "%USERPROFILE%\\") {
        // The quotes around all of it keep &|<>^ harmless and are not part of the value.
        @Override
        String set(String name, String value) {
            return "set \"" + name + "=" + value + "\"";
        }

        // A percent sign stays as it is at the prompt unless a variable has that name.
        @Override
        String quote(String value) {
            return value;
        }
    };

    private final String before;
    private final String after;
    private final String home;

    Quoting(String before, String after, String home) {
        this.before = before;
        this.after = after;
        this.home = home;
    }

    static Quoting of(Shell shell) {
        return switch (shell) {
            case BASH, ZSH -> POSIX;
            case FISH -> FISH;
            case POWERSHELL -> POWERSHELL;
            case CMD -> CMD;
        };
    }

    abstract String set(String name, String value);

    abstract String quote(String value);

    /** The value of a variable, to be used within double quotes. */
    String read(String name) {
        return before + name + after;
    }

    /** A path, where {@code ~/} at its start means the home directory. */
    String path(String path) {
        return path.startsWith("~/") ? home + quote(path.substring(2)) : quote(path);
    }

    boolean isWindows() {
        return this == POWERSHELL || this == CMD;
    }

    /** Ends a line of a command that goes on in the next. */
    String continuation() {
        return switch (this) {
            case POSIX, FISH -> " \\\n  ";
            case POWERSHELL -> " `\n  ";
            case CMD -> " ^\n  ";
        };
    }

    /** What points any client of Anthropic at the proxy. */
    String environment(ClientAccess access, List<String> certificateVariables) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("ANTHROPIC_BASE_URL", quote(access.baseUrl().toString()));
        values.put("ANTHROPIC_AUTH_TOKEN", quote(access.keyText()));
        String caFile = access.caFile();
        if (caFile != null) {
            certificateVariables.forEach(name -> values.put(name, path(caFile)));
        }
        List<String> lines = new ArrayList<>();
        values.forEach((name, value) -> lines.add(set(name, value)));
        return lines.stream().collect(Collectors.joining("\n"));
    }
}
