package io.github.claudeproxy.config;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns the texts of the settings into values, or says what is wrong with one. */
final class CheckedValues {
    private static final Pattern HOST_NAME =
            Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?");

    /** RFC 7518 3.2: a key for HS256 has at least 256 bits. */
    private static final int SECRET_BYTES = 32;

    private final Map<Setting, SettingValue> values;

    CheckedValues(Map<Setting, SettingValue> values) {
        this.values = values;
    }

    int number(Setting setting, int least, int most) {
        SettingValue value = value(setting);
        try {
            int number = Integer.parseInt(value.text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below, with the range
        }
        throw value.wrong("is not a whole number from " + least + " to " + most);
    }

    boolean flag(Setting setting) {
        return switch (value(setting).text().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw value(setting).wrong("is neither true nor false");
        };
    }

    Level level(Setting setting) {
        SettingValue value = value(setting);
        return Arrays.stream(Level.values())
                .filter(level -> level.name().equalsIgnoreCase(value.text()))
                .findFirst()
                .orElseThrow(() -> value.wrong("is not one of error, warn, info, debug, trace"));
    }

    /** A host name or an IP address, the latter without brackets. */
    String host(Setting setting) {
        return host(value(setting), value(setting).text());
    }

    Set<String> hosts(Setting setting) {
        SettingValue value = value(setting);
        return Arrays.stream(value.text().split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> host(value, name).toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Words with one space between. */
    String words(Setting setting) {
        return value(setting).text().replaceAll("\\s+", " ");
    }

    String word(Setting setting) {
        SettingValue value = value(setting);
        if (value.text().isEmpty() || value.text().chars().anyMatch(Character::isWhitespace)) {
            throw value.wrong("is not one word");
        }
        return value.text();
    }

    @Nullable Path path(Setting setting, Path relativeTo) {
        SettingValue value = value(setting);
        if (value.text().isEmpty()) {
            if (value.origin() == Origin.FLAG) {
                throw value.wrong("is not a path");
            }
            return null;
        }
        try {
            return relativeTo.resolve(value.text()).toAbsolutePath().normalize();
        } catch (InvalidPathException _) {
            throw value.wrong("is not a path");
        }
    }

    @Nullable Secret secret(Setting setting) {
        SettingValue value = value(setting);
        if (value.origin() == Origin.DEFAULT) {
            return null;
        }
        Secret secret = new Secret(value.text());
        if (secret.bytes().length < SECRET_BYTES) {
            throw value.wrong("is too short: it needs at least " + SECRET_BYTES + " bytes");
        }
        return secret;
    }

    /** A base to which paths such as {@code /v1/messages} are added. */
    URI baseUrl(Setting setting) {
        SettingValue value = value(setting);
        URI url = url(setting);
        if (url.getRawQuery() != null) {
            throw value.wrong("must not have a query");
        }
        String text = url.toString().replaceAll("/+$", "");
        if (text.endsWith("/v1")) {
            throw value.wrong("must not end with /v1: that is added");
        }
        return URI.create(text);
    }

    /** An https URL; plain http only to this machine itself. */
    URI url(Setting setting) {
        SettingValue value = value(setting);
        URI url = parse(value);
        if (url.getRawUserInfo() != null) {
            throw value.wrongUnquoted("must not hold a user or password");
        }
        if (url.getHost() == null || url.getRawFragment() != null) {
            throw value.wrong("is not a URL of the form https://host/path");
        }
        boolean allowed =
                "https".equalsIgnoreCase(url.getScheme())
                        || ("http".equalsIgnoreCase(url.getScheme()) && loopback(url.getHost()));
        if (!allowed) {
            throw value.wrong("must be https (http only for this machine itself)");
        }
        return url;
    }

    private SettingValue value(Setting setting) {
        return Objects.requireNonNull(values.get(setting));
    }

    private static URI parse(SettingValue value) {
        try {
            return new URI(value.text());
        } catch (URISyntaxException _) {
            throw value.wrongUnquoted("is not a URL");
        }
    }

    private static String host(SettingValue value, String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? inner(text) : text;
        if (!HOST_NAME.matcher(bare).matches() && !literal(bare)) {
            throw value.wrong("is not a host name or an IP address (without scheme and port)");
        }
        return bare;
    }

    private static boolean loopback(String host) {
        String bare = host.startsWith("[") ? inner(host) : host;
        return bare.equalsIgnoreCase("localhost")
                || (literal(bare) && InetAddress.ofLiteral(bare).isLoopbackAddress());
    }

    private static String inner(String bracketed) {
        return bracketed.substring(1, bracketed.length() - 1);
    }

    private static boolean literal(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
