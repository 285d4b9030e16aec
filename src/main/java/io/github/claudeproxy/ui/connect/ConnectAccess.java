package io.github.claudeproxy.ui.connect;

import io.github.claudeproxy.claude.ConnectionService;
import io.github.claudeproxy.config.ClaudeEndpoints;

import java.net.URI;
import java.util.function.Consumer;

/**
 * What connecting needs of the program.
 *
 * @param accountId whose connection it is
 * @param opens shows a page in the browser of the system, without waiting for it
 */
public record ConnectAccess(
        ConnectionService connections,
        String accountId,
        ClaudeEndpoints endpoints,
        Consumer<URI> opens) {
    static final String TERMS = "https://code.claude.com/docs/en/legal-and-compliance";
    static final String CONSOLE = "https://platform.claude.com/settings/keys";
}
