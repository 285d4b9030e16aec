package io.github.claudeproxy.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What must never reach Anthropic, whatever it would answer. */
final class HeadRules {
    /** Hop-by-hop (RFC 9110, 7.6.1) or telling about the network before us. */
    private static final Set<String> FORBIDDEN =
            Set.of("cookie", "forwarded", "keep-alive", "te", "trailer", "upgrade", "via");

    private HeadRules() {}

    static List<String> violations(RequestHead head, int port) {
        List<String> found = new ArrayList<>();
        String host = head.header("host").orElse("");
        if (!host.equals("127.0.0.1:" + port) && !host.equals("localhost:" + port)) {
            found.add("host: " + host);
        }
        for (Header header : head.headers()) {
            if (isForbidden(header.name().toLowerCase(Locale.ROOT))) {
                found.add("header " + header.name());
            }
        }
        if (head.text().contains("cpk_")) {
            found.add("a key of ours");
        }
        if (!Set.of("keep-alive", "close").containsAll(connectionOptions(head))) {
            found.add("connection: " + connectionOptions(head));
        }
        return found;
    }

    private static boolean isForbidden(String name) {
        return FORBIDDEN.contains(name)
                || name.startsWith("x-forwarded-")
                || name.startsWith("x-real-")
                || name.startsWith("proxy-");
    }

    private static List<String> connectionOptions(RequestHead head) {
        return head.elements("connection").stream()
                .map(option -> option.toLowerCase(Locale.ROOT))
                .toList();
    }
}
