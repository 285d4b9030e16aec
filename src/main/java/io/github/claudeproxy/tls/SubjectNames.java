package io.github.claudeproxy.tls;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The names and addresses that a certificate is about. */
final class SubjectNames {
    private static final int ADDRESS = 7;

    private SubjectNames() {}

    static Set<String> of(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Set.of()
                    : names.stream().map(SubjectNames::text).collect(Collectors.toSet());
        } catch (CertificateParsingException e) {
            return Set.of();
        }
    }

    private static String text(List<?> name) {
        String text = String.valueOf(name.get(1));
        return name.getFirst().equals(ADDRESS) ? Names.text(InetAddress.ofLiteral(text)) : text;
    }
}
