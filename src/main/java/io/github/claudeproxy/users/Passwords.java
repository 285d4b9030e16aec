package io.github.claudeproxy.users;

import java.time.Duration;
import java.util.Optional;

/** Hashes and checks passwords, a few at a time; every answer is empty where too many wait. */
final class Passwords {
    /** How long to tell people to wait then: about what a full queue takes. */
    static final Duration BUSY = Duration.ofSeconds(2);

    private final PasswordHash hash;
    private final HashSlots slots = new HashSlots();

    Passwords(PasswordHash hash) {
        this.hash = hash;
    }

    Optional<String> hash(String password) {
        return slots.run(() -> hash.hash(password));
    }

    String requireHash(String password) {
        return hash(password).orElseThrow(() -> new UserException(UserMistake.BUSY));
    }

    Optional<Boolean> matches(String password, String stored) {
        return slots.run(() -> hash.matches(password, stored));
    }

    /** A stored hash for users that do not exist: checking it is as slow, and never true. */
    String ofNobody() {
        return hash.ofNobody();
    }
}
