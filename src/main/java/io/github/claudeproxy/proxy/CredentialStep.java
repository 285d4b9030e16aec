package io.github.claudeproxy.proxy;

import io.github.claudeproxy.claude.ConnectionService;
import io.github.claudeproxy.claude.Credential;
import io.github.claudeproxy.claude.CredentialState;
import io.github.claudeproxy.claude.OAuthTokens;
import io.github.claudeproxy.http.AnthropicError;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.XnioIoThread;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Finds the credential for one call: from memory where it is fresh, else on a virtual thread, since
 * a refresh blocks. Its listener is called on the I/O thread, possibly at once.
 */
final class CredentialStep {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialStep.class);

    /** Who needs the credential. */
    interface Listener {
        void credentialFound(Credential credential);

        void credentialMissing(AnthropicError error);
    }

    private final ConnectionService connections;
    private final String accountId;
    private final XnioIoThread thread;
    private final Listener listener;

    CredentialStep(
            ConnectionService connections,
            String accountId,
            XnioIoThread thread,
            Listener listener) {
        this.connections = connections;
        this.accountId = accountId;
        this.thread = thread;
        this.listener = listener;
    }

    void find() {
        tell(connections.credential(accountId));
    }

    /** Upstream refused the tokens: asks for newer ones. */
    void renew(OAuthTokens refused) {
        onVirtualThread(() -> connections.renew(accountId, refused));
    }

    /** Upstream has answered with this status: tells whether it takes the credential. */
    void judged(int status, Credential used) {
        if (status == 401) {
            connections.refusedByUpstream(accountId, used);
        } else if (status < 400) {
            connections.confirmed(accountId);
        }
    }

    private void tell(CredentialState state) {
        switch (state) {
            case CredentialState.Ready ready -> listener.credentialFound(ready.credential());
            case CredentialState.RefreshFirst() ->
                    onVirtualThread(() -> connections.awaitCredential(accountId));
            case CredentialState.Unavailable none -> listener.credentialMissing(error(none));
        }
    }

    private void onVirtualThread(Supplier<CredentialState> question) {
        Thread.startVirtualThread(
                () -> {
                    CredentialState state = ask(question);
                    thread.execute(() -> tell(state));
                });
    }

    private static CredentialState ask(Supplier<CredentialState> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            LOG.error("no credential for Anthropic could be had", e);
            return new CredentialState.Unavailable(
                    "The proxy could not get at its credential for Anthropic.", true);
        }
    }

    /** Only a 401 is shown by every client and repeated by none. */
    private static AnthropicError error(CredentialState.Unavailable none) {
        return none.temporary()
                ? AnthropicError.unavailable(none.message(), Duration.ofSeconds(10))
                : AnthropicError.authentication(none.message());
    }
}
