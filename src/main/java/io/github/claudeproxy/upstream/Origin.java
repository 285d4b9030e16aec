package io.github.claudeproxy.upstream;

import java.net.URI;
import java.util.Locale;

/**
 * Where the upstream API lives.
 *
 * @param authority what the {@code Host} header says: the port only where it is not the scheme's
 * @param pathPrefix what comes before {@code /v1/…}, without a slash at the end, often empty
 */
public record Origin(boolean tls, String host, int port, String authority, String pathPrefix) {

    /** Reads a base URL such as {@code https://api.anthropic.com}. */
    public static Origin of(URI base) {
        boolean tls = base.getScheme().toLowerCase(Locale.ROOT).equals("https");
        String host = base.getHost();
        int port = base.getPort() > 0 ? base.getPort() : tls ? 443 : 80;
        String authority = base.getPort() > 0 ? host + ":" + port : host;
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        return new Origin(tls, unbracketed(host), port, authority, path.replaceAll("/+$", ""));
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
