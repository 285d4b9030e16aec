package io.github.claudeproxy.tls;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The authority of this installation and the names for which it was made. One that is lost or at
 * its end is replaced; all clients must then trust the new one. For one thread at a time.
 */
final class Authorities {
    private static final Logger log = LoggerFactory.getLogger(Authorities.class);
    private static final String FILE = "ca";

    /** A certificate signed now must not outlive it. */
    private static final Duration LEAST_LEFT = Duration.ofDays(90);

    private final IdentityFiles files;
    private final Clock clock;
    private @Nullable Identity authority;
    private Set<String> names = Set.of();

    Authorities(IdentityFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /** The public part of the one in this directory, which needs no key to be read. */
    static Optional<X509Certificate> certificate(Path directory) {
        try {
            return Optional.of(
                    IdentityFiles.certificate(
                            Files.readAllBytes(directory.resolve(FILE + ".pem"))));
        } catch (IOException | GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    /** The one there is. */
    Optional<Identity> known() {
        if (authority == null) {
            authority = files.load(FILE).orElse(null);
            names = files.loadNames(FILE);
        }
        return Optional.ofNullable(authority);
    }

    /** The one there is, or a new one that may vouch for these names besides private ones. */
    Identity current(Set<String> names) {
        return known().filter(this::isGood).orElseGet(() -> make(names));
    }

    private boolean isGood(Identity found) {
        return found.certificate()
                .getNotAfter()
                .toInstant()
                .isAfter(clock.instant().plus(LEAST_LEFT));
    }

    private Identity make(Set<String> names) {
        String machine =
                names.stream().filter(name -> name.indexOf('.') < 0).findFirst().orElse("a server");
        Identity made = new Issuer(clock.instant()).authority(machine, new PrivateRanges(names));
        files.saveNames(FILE, names);
        files.save(FILE, made);
        log.info("Made the certificate authority of this installation");
        this.names = Set.copyOf(names);
        authority = made;
        return made;
    }

    /** The names for which it may vouch besides private ones. */
    Set<String> names() {
        return names;
    }

    void forget() {
        authority = null;
        files.remove(FILE);
    }
}
