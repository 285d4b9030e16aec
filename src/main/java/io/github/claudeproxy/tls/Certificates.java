package io.github.claudeproxy.tls;

import io.github.claudeproxy.secrets.SecretBox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/**
 * The certificates behind HTTPS: an authority made once per installation, and a certificate for
 * this machine that is made anew when it gets old or the machine gets other addresses. Any thread;
 * making one blocks.
 */
public final class Certificates {
    private static final Logger log = LoggerFactory.getLogger(Certificates.class);
    private static final String LEAF = "server";
    private static final Set<String> ALWAYS = Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");

    private final IdentityFiles files;
    private final Authorities authorities;
    private final Set<String> configured;
    private final Clock clock;
    private final CurrentIdentity current = new CurrentIdentity();

    /**
     * Wires it; nothing is made yet.
     *
     * @param configured further names and addresses under which this machine is called
     */
    public Certificates(Path directory, SecretBox box, Set<String> configured, Clock clock) {
        this.files = new IdentityFiles(directory, box);
        this.authorities = new Authorities(files, clock);
        this.configured = Set.copyOf(configured);
        this.clock = clock;
    }

    /** What a server shows: always the latest certificate. */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {current}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no TLS", e);
        }
    }

    /** What a client on this machine has that trusts this authority alone. */
    public synchronized SSLContext trust() {
        return AuthorityTrust.in(authorities.known().map(Identity::certificate));
    }

    /** Trust in the authority whose certificate is in this directory, if there is one. */
    public static SSLContext trust(Path directory) {
        return AuthorityTrust.in(Authorities.certificate(directory));
    }

    /** Whether the authority may vouch for this address: for private ones and configured ones. */
    public boolean permits(InetAddress address) {
        return permits(configured, address);
    }

    /** The same for an authority that was made with these names and addresses. */
    public static boolean permits(Set<String> configured, InetAddress address) {
        return new PrivateRanges(configured).permits(address);
    }

    /** The authority, if HTTPS was ever in use. */
    public synchronized Optional<Authority> authority() {
        return authorities.known().map(Authority::of);
    }

    /** Makes another authority, for when its key may be known: all clients must trust it anew. */
    public synchronized void renewAuthority() {
        authorities.forget();
        files.remove(LEAF);
        current.set(null);
    }

    /**
     * Sees to a certificate that has all of these names; quick when there is one. Names for which
     * the authority may not vouch are left out.
     */
    public synchronized void cover(Set<String> names, Set<InetAddress> addresses) {
        Set<String> called = new TreeSet<>(names);
        called.addAll(configured);
        Identity authority = authorities.current(called);
        Set<String> wanted = wanted(called, addresses);
        Identity known = current.get();
        Optional<Identity> leaf = known == null ? files.load(LEAF) : Optional.of(known);
        current.set(
                leaf.filter(found -> fits(found, authority, wanted))
                        .orElseGet(() -> make(authority, wanted)));
    }

    private boolean fits(Identity leaf, Identity authority, Set<String> wanted) {
        return !leaf.isDue(clock.instant())
                && leaf.isSignedBy(authority)
                && SubjectNames.of(leaf.certificate()).containsAll(wanted);
    }

    private Identity make(Identity authority, Set<String> wanted) {
        Identity made = new Issuer(clock.instant()).leaf(authority, wanted);
        files.save(LEAF, made);
        log.info("Made a certificate for {}", wanted);
        return made;
    }

    private Set<String> wanted(Set<String> called, Set<InetAddress> addresses) {
        Set<String> wanted = new TreeSet<>(ALWAYS);
        addresses.stream().filter(this::permits).map(Names::text).forEach(wanted::add);
        PrivateRanges ranges = new PrivateRanges(authorities.names());
        called.stream().filter(ranges::permitsAny).forEach(wanted::add);
        return wanted;
    }
}
