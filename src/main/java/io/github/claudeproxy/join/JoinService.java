package io.github.claudeproxy.join;

import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.audit.Change;
import io.github.claudeproxy.keys.GeneratedKey;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.keys.KeyState;
import io.github.claudeproxy.secrets.OneTimeToken;
import io.github.claudeproxy.store.Database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes links for teammates and lets each be used once. The key's secret is made when the link is
 * used, not before: so there is nothing to seal, nothing that a copy of the database gives away,
 * and nobody but the teammate has ever seen it. Any thread may call it; it blocks on the store.
 */
public final class JoinService {
    /** How long a link is good unless it says otherwise. */
    public static final Duration USUAL_LIFE = Duration.ofDays(7);

    /** The longest life a link may have. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(30);

    private final JoinStore store;
    private final AuditLog audit;
    private final KeyService keys;
    private final Clock clock;

    public JoinService(Database database, KeyService keys, Clock clock) {
        this.store = new JoinStore(database);
        this.audit = new AuditLog(database, clock);
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Makes a link to a key of the account, in place of an earlier one; empty if there is no such
     * key. Nothing happens to the key yet.
     *
     * @param invitedBy the name the teammate will see
     */
    public Optional<NewJoinLink> create(
            String accountId, String keyId, String invitedBy, Duration life) {
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("a link is good for up to 30 days");
        }
        Key key = keys.find(accountId, keyId).orElse(null);
        if (key == null) {
            return Optional.empty();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        JoinLink link =
                new JoinLink(
                        UUID.randomUUID().toString(),
                        accountId,
                        keyId,
                        invitedBy,
                        now,
                        now.plus(life));
        OneTimeToken token = OneTimeToken.random();
        audit.together(
                () -> {
                    store.insert(link, token);
                    audit.record(Change.of(accountId, "join_link.create", keyId, key.name()));
                    return link;
                });
        return Optional.of(new NewJoinLink(link, token));
    }

    /** The account's open links, newest first. */
    public List<JoinLink> list(String accountId) {
        return store.list(accountId, clock.instant()).stream()
                .filter(link -> keys.find(accountId, link.keyId()).isPresent())
                .toList();
    }

    /** Ends a link before it is used; false if the account has no such open link. */
    public boolean revoke(String accountId, String id) {
        return audit.together(
                () -> {
                    boolean deleted = store.delete(accountId, id);
                    if (deleted) {
                        audit.record(Change.of(accountId, "join_link.revoke", id, ""));
                    }
                    return deleted;
                });
    }

    /** What the link says, without using it up; empty if it never was, is used or has ended. */
    public Optional<Invited> look(OneTimeToken token) {
        return store.find(token, clock.instant())
                .flatMap(
                        link ->
                                usable(link)
                                        .map(
                                                key ->
                                                        new Invited(
                                                                link.invitedBy(),
                                                                key.name(),
                                                                link.expiresAt())));
    }

    /**
     * Uses the link up and gives its key a secret, which replaces any earlier one; empty if the
     * link never was, is used or has ended.
     */
    public Optional<GeneratedKey> reveal(OneTimeToken token) {
        if (look(token).isEmpty()) {
            return Optional.empty();
        }
        return store.take(token, clock.instant()).flatMap(this::newSecret);
    }

    private Optional<GeneratedKey> newSecret(JoinLink link) {
        Optional<GeneratedKey> made = keys.rotate(link.accountId(), link.keyId());
        made.ifPresent(
                key ->
                        audit.record(
                                Change.of(
                                        link.accountId(),
                                        "join_link.use",
                                        link.keyId(),
                                        key.key().name())));
        return made;
    }

    private Optional<Key> usable(JoinLink link) {
        return keys.find(link.accountId(), link.keyId())
                .filter(key -> key.state() == KeyState.ACTIVE);
    }
}
