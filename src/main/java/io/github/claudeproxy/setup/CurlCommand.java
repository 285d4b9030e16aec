package io.github.claudeproxy.setup;

/** One question asked with curl, whose JSON must survive the shell. */
final class CurlCommand {
    private CurlCommand() {}

    static String in(Quoting quoting, ClientAccess access) {
        String body =
                "{\"model\":\""
                        + access.model()
                        + "\",\"max_tokens\":64,\"messages\":"
                        + "[{\"role\":\"user\",\"content\":\"Say hello.\"}]}";
        String options = options(quoting, access);
        return switch (quoting) {
            case POSIX, FISH -> "curl" + options + "'" + body + "'";
            // Windows PowerShell drops double quotes from arguments, but not from what it pipes
            case POWERSHELL -> "'" + body + "' | curl.exe" + options + "'@-'";
            case CMD -> "curl" + options + "\"" + body.replace("\"", "\\\"") + "\"";
        };
    }

    /**
     * Fetches the certificate of the proxy's own authority, unchecked: nothing on the machine can
     * vouch for it yet, so its fingerprint has to be compared.
     */
    static String authority(Quoting quoting, ClientAccess access, String file) {
        String from = access.baseUrl() + "/ca.pem";
        return switch (quoting) {
            case POSIX, FISH -> "curl -k -o " + quoting.path(file) + " " + quoting.quote(from);
            case POWERSHELL -> "curl.exe -k -o (" + quoting.path(file) + ") " + quoting.quote(from);
            case CMD -> "curl -k -o \"" + quoting.path(file) + "\" \"" + from + "\"";
        };
    }

    private static String options(Quoting quoting, ClientAccess access) {
        String next = quoting.continuation();
        StringBuilder options = new StringBuilder();
        options.append(" \"").append(quoting.read("ANTHROPIC_BASE_URL")).append("/v1/messages\"");
        if (access.caFile() != null) {
            options.append(next).append("--cacert \"").append(quoting.read("SSL_CERT_FILE"));
            options.append('"');
            // Windows' own TLS asks for a revocation list, which a small authority has not
            options.append(quoting.isWindows() ? " --ssl-revoke-best-effort" : "");
        }
        return options.append(next)
                .append("--header \"authorization: Bearer ")
                .append(quoting.read("ANTHROPIC_AUTH_TOKEN"))
                .append('"')
                .append(next)
                .append("--header \"anthropic-version: 2023-06-01\"")
                .append(next)
                .append("--header \"content-type: application/json\"")
                .append(next)
                .append("--data ")
                .toString();
    }
}
