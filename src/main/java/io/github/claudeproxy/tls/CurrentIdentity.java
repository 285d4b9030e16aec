package io.github.claudeproxy.tls;

import org.jspecify.annotations.Nullable;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** Shows the certificate there is at the moment, so that a new one needs no other listener. */
final class CurrentIdentity extends X509ExtendedKeyManager {
    private static final String ALIAS = "leaf";

    private volatile @Nullable Identity identity;

    void set(@Nullable Identity next) {
        identity = next;
    }

    @Nullable Identity get() {
        return identity;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return alias(type);
    }

    @Override
    public @Nullable String chooseServerAlias(
            String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return alias(type);
    }

    private @Nullable String alias(String type) {
        return identity != null && type.startsWith("EC") ? ALIAS : null;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        String alias = alias(type);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Identity current = identity;
        return current == null ? null : new X509Certificate[] {current.certificate()};
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Identity current = identity;
        return current == null ? null : current.key();
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }
}
