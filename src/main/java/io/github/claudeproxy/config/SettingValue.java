package io.github.claudeproxy.config;

/** A setting's text as it was given, and where; prints without secrets. */
public record SettingValue(Setting setting, String text, Origin origin, boolean fromFile) {
    private static final int QUOTED_LENGTH = 100;

    /** The text fit for a screen: one line, a secret masked. */
    public String shown() {
        if (setting.secret()) {
            return text.isEmpty() ? "" : Secret.MASK;
        }
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** Where the value was found, as a user would look for it. */
    public String source() {
        if (origin == Origin.FLAG) {
            return setting.flag().orElse(origin.label());
        }
        return fromFile ? origin.label() + ", file" : origin.label();
    }

    /** The failure to throw when the text is not what the setting needs. */
    ConfigException wrong(String why) {
        return wrongUnquoted((setting.secret() ? "the value" : quoted()) + " " + why);
    }

    private String quoted() {
        String line = shown();
        return "\""
                + (line.length() <= QUOTED_LENGTH ? line : line.substring(0, QUOTED_LENGTH) + "…")
                + "\"";
    }

    /** As {@link #wrong}, for a text that may hold something private. */
    ConfigException wrongUnquoted(String why) {
        return new ConfigException(setting + " (" + source() + "): " + why);
    }

    @Override
    public String toString() {
        return setting + "=" + shown() + " (" + source() + ")";
    }
}
