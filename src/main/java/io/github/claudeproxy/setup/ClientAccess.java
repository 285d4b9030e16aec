package io.github.claudeproxy.setup;

import io.github.claudeproxy.keys.KeySecret;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/**
 * Where a client finds the proxy and what it shows there.
 *
 * @param baseUrl without a slash at its end
 * @param key null for a placeholder
 * @param caFile where the certificate of the proxy's own authority lies on the client's machine,
 *     {@code ~/} for its home; null where the system's trust is enough
 * @param model what the example calls ask for
 */
public record ClientAccess(
        URI baseUrl, @Nullable KeySecret key, @Nullable String caFile, String model) {
    /** What stands for the key where there is none; made so that nothing else is equal to it. */
    public static final String KEY_PLACEHOLDER = "cpk_YOUR_KEY";

    /** The file name under which snippets expect the certificate, in the user's home. */
    public static final String CA_FILE = "~/claude-proxy-ca.pem";

    /** A small model, as the examples only show that the way is open. */
    public static final String EXAMPLE_MODEL = "claude-haiku-5-5";

    public ClientAccess {
        baseUrl = checked(baseUrl);
        if (caFile != null && caFile.chars().anyMatch(c -> Character.isISOControl(c) || c == '"')) {
            throw new IllegalArgumentException("a path of a certificate has neither \" nor breaks");
        }
        if (!model.matches("[A-Za-z0-9._:@-]+")) {
            throw new IllegalArgumentException("not the name of a model");
        }
    }

    /** Access with a placeholder for the key, trusted by the system. */
    public static ClientAccess at(URI baseUrl) {
        return new ClientAccess(baseUrl, null, null, EXAMPLE_MODEL);
    }

    /** Access to the program itself, whose certificate is of an authority of its own. */
    public static ClientAccess ofProgram(URI baseUrl) {
        ClientAccess access = at(baseUrl);
        return "https".equals(baseUrl.getScheme()) ? access.withCaFile(CA_FILE) : access;
    }

    /** The same with this key. */
    public ClientAccess withKey(KeySecret secret) {
        return new ClientAccess(baseUrl, secret, caFile, model);
    }

    /** The same, trusting the authority whose certificate lies in this file. */
    public ClientAccess withCaFile(String file) {
        return new ClientAccess(baseUrl, key, file, model);
    }

    private static URI checked(URI url) {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        boolean plain =
                url.getRawQuery() == null
                        && url.getRawFragment() == null
                        && url.getRawUserInfo() == null;
        if (!http || url.getHost() == null || !plain) {
            throw new IllegalArgumentException("not a base URL");
        }
        String text = url.toString();
        return text.endsWith("/") ? checked(URI.create(text.substring(0, text.length() - 1))) : url;
    }

    String keyText() {
        return key == null ? KEY_PLACEHOLDER : key.value();
    }
}
