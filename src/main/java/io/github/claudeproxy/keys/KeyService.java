package io.github.claudeproxy.keys;

import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.store.Database;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Makes, changes and checks keys. {@link #check}, {@link #list} and {@link #find} read memory and
 * may be called from any thread; everything else blocks on the store. A change is stored first and
 * holds for every check that begins after its call returned. All but {@code check} see only the
 * keys of the account they name.
 */
public final class KeyService implements AutoCloseable {
    private static final Instant LATEST_EXPIRY = Instant.parse("9999-12-31T23:59:59Z");

    private final KeyStore store;
    private final LabelStore labels;
    private final KeyAudit audit;
    private final Clock clock;
    private final LiveKeys live = new LiveKeys();
    private final LastUseWriter lastUseWriter;
    private final ReentrantLock changes = new ReentrantLock();
    private final SecureRandom random = new SecureRandom();

    private KeyService(Database database, Clock clock) {
        this.store = new KeyStore(database);
        this.labels = new LabelStore(database);
        this.audit = new KeyAudit(new AuditLog(database, clock));
        this.clock = clock;
        this.lastUseWriter = new LastUseWriter(live, store);
    }

    /** Loads all keys and starts to keep their last use. */
    public static KeyService open(Database database, Clock clock) {
        KeyService service = new KeyService(database, clock);
        service.store.live().forEach(service.live::put);
        service.lastUseWriter.start();
        return service;
    }

    /**
     * Decides on a key as a client presented it, and notes its use. Reads memory, takes no lock.
     */
    public KeyDecision check(String presented) {
        if (!KeyText.hasStart(presented)) {
            return Refusals.NO_KEY_OF_OURS;
        }
        if (!KeyText.hasShape(presented) || !KeyText.isWhole(presented)) {
            return Refusals.NOT_WHOLE;
        }
        String id = KeyText.id(presented);
        LiveKey key = live.get(id);
        return key == null
                ? Refusals.unknown(KeyText.prefix(id))
                : key.check(KeyHash.of(presented), clock.millis());
    }

    /** The accounts that have keys. Reads memory. */
    public Set<String> accounts() {
        return live.accounts();
    }

    /** The account's keys, newest first. */
    public List<Key> list(String accountId) {
        return live.list(accountId, clock.millis());
    }

    public Optional<Key> find(String accountId, String id) {
        return live.find(accountId, id).map(key -> key.show(clock.millis()));
    }

    /** What names the account's keys in reports: also the deleted ones. Reads the store. */
    public List<KeyLabel> labels(String accountId) {
        return labels.labels(accountId);
    }

    /**
     * Makes a key.
     *
     * @throws KeyException if the request is not valid or its name is taken
     */
    public GeneratedKey generate(String accountId, KeyRequest request) {
        KeyName name = new KeyName(request.name());
        Instant expiresAt = checkExpiry(request.expiresAt());
        checkEndpoints(request.endpoints());
        changes.lock();
        try {
            return insert(accountId, new KeyRequest(name.text(), request.endpoints(), expiresAt));
        } finally {
            changes.unlock();
        }
    }

    /**
     * Gives the key another name; empty if the account has no such key.
     *
     * @throws KeyException if the name is not valid or taken
     */
    public Optional<Key> rename(String accountId, String id, String name) {
        KeyName checked = new KeyName(name);
        return change("key.rename", accountId, id, () -> store.rename(accountId, id, checked));
    }

    /** Refuses the key from now on; empty if the account has no such key. */
    public Optional<Key> disable(String accountId, String id) {
        return change("key.disable", accountId, id, () -> store.setDisabled(accountId, id, true));
    }

    /** Lets a disabled key pass again; empty if the account has no such key. */
    public Optional<Key> enable(String accountId, String id) {
        return change("key.enable", accountId, id, () -> store.setDisabled(accountId, id, false));
    }

    /**
     * Sets when the key expires, null for never; empty if the account has no such key.
     *
     * @throws KeyException if the time is not in the future
     */
    public Optional<Key> setExpiry(String accountId, String id, @Nullable Instant expiresAt) {
        Instant checked = checkExpiry(expiresAt);
        return change("key.expiry", accountId, id, () -> store.setExpiry(accountId, id, checked));
    }

    /**
     * Sets which parts of the API the key may use; empty if the account has no such key.
     *
     * @throws KeyException if there are none
     */
    public Optional<Key> setEndpoints(String accountId, String id, Set<Endpoint> endpoints) {
        checkEndpoints(endpoints);
        return change(
                "key.endpoints",
                accountId,
                id,
                () -> store.setEndpoints(accountId, id, Endpoint.setOf(endpoints)));
    }

    /** Gives the key a new secret and refuses the old one; empty if the account has no such key. */
    public Optional<GeneratedKey> rotate(String accountId, String id) {
        if (live.find(accountId, id).isEmpty()) {
            return Optional.empty();
        }
        KeySecret secret = KeyText.randomSecret(id, random);
        KeyHash hash = KeyHash.of(secret.value());
        return change(() -> rehashed(accountId, id, hash))
                .map(key -> new GeneratedKey(key, secret));
    }

    /** Deletes the key for good; false if the account has no such key. */
    public boolean delete(String accountId, String id) {
        return remove(accountId, id).isPresent();
    }

    /**
     * Deletes the key, and hands over what {@link #restore} brings it back with: nobody else can.
     * Empty if the account has no such key.
     */
    public Optional<DeletedKey> remove(String accountId, String id) {
        changes.lock();
        try {
            Optional<DeletedKey> found = live.find(accountId, id).map(LiveKey::deleted);
            boolean deleted = audit.together(() -> deleted(accountId, id));
            live.remove(accountId, id);
            return found.filter(_ -> deleted);
        } finally {
            changes.unlock();
        }
    }

    /**
     * Brings a deleted key back as it was, secret and limits included; empty if it is not deleted.
     *
     * @throws KeyException if another key took its name since
     */
    public Optional<Key> restore(DeletedKey deleted) {
        return change(
                () -> {
                    Optional<StoredKey> stored = store.restore(deleted.stored());
                    stored.ifPresent(key -> audit.restored(key.key()));
                    return stored;
                });
    }

    /** Stores when keys were last used and ends the thread that does so. */
    @Override
    public void close() {
        lastUseWriter.close();
    }

    /** Tries again in the rare case that the id was given before. */
    private GeneratedKey insert(String accountId, KeyRequest request) {
        while (true) {
            Key key = newKey(accountId, request);
            KeySecret secret = KeyText.randomSecret(key.id(), random);
            StoredKey stored = new StoredKey(key, KeyHash.of(secret.value()));
            if (audit.together(() -> inserted(stored))) {
                live.put(stored);
                return new GeneratedKey(key, secret);
            }
        }
    }

    private Key newKey(String accountId, KeyRequest request) {
        String id = KeyText.randomId(random);
        return new Key(
                id,
                accountId,
                request.name(),
                KeyText.prefix(id),
                KeyState.ACTIVE,
                request.endpoints(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                request.expiresAt(),
                null);
    }

    private boolean inserted(StoredKey stored) {
        boolean inserted = store.insert(stored);
        if (inserted) {
            audit.generated(stored.key());
        }
        return inserted;
    }

    private Optional<StoredKey> rehashed(String accountId, String id, KeyHash hash) {
        Optional<StoredKey> stored = store.setHash(accountId, id, hash);
        stored.ifPresent(key -> audit.rotated(key.key()));
        return stored;
    }

    private boolean deleted(String accountId, String id) {
        Optional<Key> before = find(accountId, id);
        boolean deleted = store.delete(accountId, id, clock.instant());
        if (deleted) {
            before.ifPresent(audit::deleted);
        }
        return deleted;
    }

    /** A change that is written down as from the key as it was to the key as it is then. */
    private Optional<Key> change(
            String action, String accountId, String id, Supplier<Optional<StoredKey>> stored) {
        return change(
                () -> {
                    Optional<StoredKey> after = stored.get();
                    find(accountId, id)
                            .ifPresent(
                                    before ->
                                            after.ifPresent(
                                                    now ->
                                                            audit.changed(
                                                                    action, before, shown(now))));
                    return after;
                });
    }

    private Key shown(StoredKey stored) {
        return new LiveKey(stored, new LastUse(LastUse.NEVER)).show(clock.millis());
    }

    private Optional<Key> change(Supplier<Optional<StoredKey>> stored) {
        changes.lock();
        try {
            return audit.together(stored).map(live::put).map(key -> key.show(clock.millis()));
        } finally {
            changes.unlock();
        }
    }

    private static void checkEndpoints(Set<Endpoint> endpoints) {
        if (endpoints.isEmpty()) {
            throw KeyException.invalid("endpoints", "A key needs at least one endpoint.");
        }
    }

    private @Nullable Instant checkExpiry(@Nullable Instant at) {
        if (at == null) {
            return null;
        }
        if (!at.isAfter(clock.instant()) || at.isAfter(LATEST_EXPIRY)) {
            throw KeyException.invalid("expires_at", "The expiry must be in the future.");
        }
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
