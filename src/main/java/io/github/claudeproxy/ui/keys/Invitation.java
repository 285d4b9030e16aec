package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.join.NewJoinLink;
import io.github.claudeproxy.setup.ClientAccess;

import java.net.URI;
import java.time.Instant;

/**
 * A link by which a teammate fetches a key.
 *
 * @param reachable where the link may lead
 */
record Invitation(NewJoinLink made, String keyName, Addresses reachable) {
    private static final String PATH = "/join/";

    /** The link as it leads to this address; whoever has it can fetch the key. */
    String at(ClientAccess access) {
        return access.baseUrl() + PATH + made.token().text();
    }

    /** The same for anybody's eyes. */
    String maskedAt(ClientAccess access) {
        return access.baseUrl() + PATH + SecretLine.MASK;
    }

    Instant expiresAt() {
        return made.link().expiresAt();
    }

    /** Whether the link opens on no other machine than this one. */
    static boolean staysHere(URI url) {
        String host = url.getHost();
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
