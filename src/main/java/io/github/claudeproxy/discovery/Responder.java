package io.github.claudeproxy.discovery;

import java.io.IOException;
import java.util.Map;

import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;

/** Answers for one offer until it is closed, which takes it back and takes seconds. */
final class Responder implements AutoCloseable {
    /** The service type; RFC 6763. */
    static final String TYPE = "_claude-proxy._tcp.local.";

    static final String TLS = "tls";
    static final String PATH = "path";

    private final JmDNS dns;

    private Responder(JmDNS dns) {
        this.dns = dns;
    }

    /** A name of its own keeps what the system announces about itself out of question. */
    static Responder open(Offer offer) throws IOException {
        String address = offer.address().getHostAddress();
        JmDNS dns = JmDNS.create(offer.address(), "claude-proxy-" + address.replace('.', '-'));
        Responder responder = new Responder(dns);
        boolean registered = false;
        try {
            dns.registerService(service(offer));
            registered = true;
            return responder;
        } finally {
            if (!registered) {
                responder.close();
            }
        }
    }

    private static ServiceInfo service(Offer offer) {
        Map<String, String> text =
                Map.of("txtvers", "1", TLS, String.valueOf(offer.tls()), PATH, Offer.PATH);
        return ServiceInfo.create(TYPE, offer.name(), offer.port(), 0, 0, text);
    }

    @Override
    public void close() {
        try {
            dns.close();
        } catch (IOException e) {
            throw new IllegalStateException("closing says nothing of the kind", e);
        }
    }
}
