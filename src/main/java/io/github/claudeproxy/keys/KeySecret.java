package io.github.claudeproxy.keys;

/** The whole text of a key, which its teammate gets once and nobody can read again. */
public record KeySecret(String value) {
    /** The part that may be shown. */
    @Override
    public String toString() {
        return KeyText.hasShape(value) ? KeyText.prefix(KeyText.id(value)) + "_…" : "…";
    }
}
