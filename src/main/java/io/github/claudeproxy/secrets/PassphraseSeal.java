package io.github.claudeproxy.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Seals a stream of any length with a passphrase: AES-256-GCM in pieces, so that nothing of it is
 * taken for good before it was checked, with a key by PBKDF2. A piece that is changed, missing or
 * moved is noticed, at the latest at the end.
 */
public final class PassphraseSeal {
    /** OWASP's advice for PBKDF2 with SHA-512 is 210,000. */
    private static final int ROUNDS = 250_000;

    private final int rounds;

    private PassphraseSeal(int rounds) {
        this.rounds = rounds;
    }

    /** As files are sealed that people keep. */
    public static PassphraseSeal standard() {
        return new PassphraseSeal(ROUNDS);
    }

    /** Seals with so little work that tests are quick, and guessing as well. */
    public static PassphraseSeal weak() {
        return new PassphraseSeal(1);
    }

    /** What is written there is sealed; only closing it makes it whole. Takes part of a second. */
    public OutputStream seal(OutputStream to, char[] passphrase) throws IOException {
        PassphraseKey key = PassphraseKey.make(passphrase, rounds);
        to.write(key.header());
        return new SealingStream(to, key);
    }

    /**
     * What was sealed, with however much work; whoever reads to the end without an exception has
     * read all of it.
     *
     * @throws PassphraseException if it cannot be opened; from its methods too
     */
    public static InputStream open(InputStream from, char[] passphrase) throws IOException {
        return new OpeningStream(from, PassphraseKey.read(from, passphrase));
    }
}
