package io.github.claudeproxy.claude;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A token or key of Anthropic's: never shown, never printed, read only inside this package. */
public final class Secret {
    private final String value;

    Secret(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("empty secret");
        }
        this.value = value;
    }

    String reveal() {
        return value;
    }

    /** Enough to recognise it by, too little to use: the kind in front and the last four. */
    String hint() {
        int kind = value.indexOf('-', "sk-ant-".length());
        String front = value.startsWith("sk-ant-") && kind > 0 ? value.substring(0, kind + 1) : "";
        return front + "…" + value.substring(Math.max(0, value.length() - 4));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
