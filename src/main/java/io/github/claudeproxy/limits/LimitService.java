package io.github.claudeproxy.limits;

import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.usage.KeyUse;
import io.github.claudeproxy.usage.UsageRecorder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Admits calls and keeps the limits they are judged by. {@link #needsFacts} and {@link #admit} read
 * memory, never block and may be called on I/O threads; what sets limits blocks on the store and
 * holds for every call that begins after it returned.
 *
 * <p>How far a budget can be overshot: a call starts only while what was spent and what is set
 * aside for running calls together are below the budget, else it waits for running ones to end. So
 * a key ends at most one call's estimate (the prompt's bytes divided by four and {@code max_tokens}
 * of output) above its budget, plus what running calls cost more than their estimates. A call that
 * runs while its key gets its first limit is not counted until the next start. After the clock was
 * set back, calls go on while what was used at that time is looked up.
 */
public final class LimitService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LimitService.class);

    private static final int MOST_RECOUNTS = 5;

    private final KeyService keys;
    private final InstantSource clock;
    private final Pricing pricing;
    private final LimitStore store;
    private final LimitAudit audit;
    private final CountReader counts;
    private final FirstUse firstUse;
    private final QuotaWatch quota;
    private final Map<Admission.Reason, LongAdder> refused = new ConcurrentHashMap<>();
    private final ReentrantLock changes = new ReentrantLock();
    private final Map<String, AccountGate> accounts = new ConcurrentHashMap<>();

    private LimitService(
            Database database,
            KeyService keys,
            UsageRecorder recorder,
            Pricing pricing,
            InstantSource clock) {
        KeyUse use = new KeyUse(database);
        this.keys = keys;
        this.clock = clock;
        this.pricing = pricing;
        this.store = new LimitStore(database);
        this.audit = new LimitAudit(new AuditLog(database, clock));
        this.counts = new CountReader(use, recorder);
        this.firstUse = new FirstUse(keys, use, clock);
        this.quota =
                new QuotaWatch(
                        new QuotaStore(database), new FairShare(keys, use), this::account, clock);
    }

    /** Loads all limits and what was used of them, and starts to watch the quotas. */
    public static LimitService open(
            Database database,
            KeyService keys,
            UsageRecorder recorder,
            Pricing pricing,
            InstantSource clock) {
        LimitService service = new LimitService(database, keys, recorder, pricing, clock);
        service.store.accounts().forEach((id, limits) -> service.account(id).change(limits));
        service.store.keys().stream()
                .filter(row -> keys.find(row.accountId(), row.keyId()).isPresent())
                .collect(
                        Collectors.groupingBy(
                                LimitStore.Row::accountId,
                                Collectors.toMap(LimitStore.Row::keyId, LimitStore.Row::limits)))
                .forEach(service::apply);
        service.quota.start();
        return service;
    }

    /** Whether model and {@code max_tokens} must be looked for in the body of this key's calls. */
    public boolean needsFacts(Key key) {
        AccountGate account = accounts.get(key.accountId());
        return account != null
                && (account.limits(key.id()).needsFacts() || !account.overShare().isEmpty());
    }

    /** Judges a call. The waiter is told only if the answer is {@link Admission.Queued}. */
    public Admission admit(CallFacts call, Admission.Waiter waiter) {
        AccountGate account = accounts.get(call.key().accountId());
        return account == null ? Admission.FREE : account.admit(call, waiter);
    }

    public QuotaWatch quota() {
        return quota;
    }

    /** How many calls were refused since the start, and why. */
    public Map<Admission.Reason, Long> refused() {
        Map<Admission.Reason, Long> counts = new EnumMap<>(Admission.Reason.class);
        refused.forEach((reason, count) -> counts.put(reason, count.sum()));
        return counts;
    }

    /** The accounts for which anything was limited or counted. Memory only. */
    public Set<String> accounts() {
        return Set.copyOf(accounts.keySet());
    }

    /** The ids of the account's keys that have limits, or had. Memory only. */
    public List<String> limited(String accountId) {
        AccountGate account = accounts.get(accountId);
        return account == null ? List.of() : account.limited();
    }

    /** The key's limits and where it stands; empty if the account has no such key. */
    public Optional<LimitState> state(String accountId, String keyId) {
        return keys.find(accountId, keyId).map(key -> account(accountId).state(key.id()));
    }

    /**
     * Sets the limits of these keys, which are the account's.
     *
     * @return false if one of them is not; then nothing was changed
     */
    public boolean set(String accountId, Collection<String> keyIds, KeyLimits limits) {
        return set(
                accountId,
                keyIds.stream().distinct().collect(Collectors.toMap(id -> id, _ -> limits)));
    }

    /** The same of keys that have each its own. */
    public boolean set(String accountId, Map<String, KeyLimits> changed) {
        if (!changed.keySet().stream().allMatch(id -> keys.find(accountId, id).isPresent())) {
            return false;
        }
        changes.lock();
        try {
            audit.together(() -> store(accountId, changed));
            apply(accountId, changed);
        } finally {
            changes.unlock();
        }
        return true;
    }

    /**
     * Somebody chose when the key expires: from now on that holds, not the time since its first
     * use.
     */
    public void expiryChosen(String accountId, String keyId) {
        state(accountId, keyId)
                .map(LimitState::limits)
                .filter(limits -> limits.expiresAfterFirstUse() != null)
                .ifPresent(
                        limits -> set(accountId, Map.of(keyId, limits.withoutLifeAfterFirstUse())));
    }

    private void store(String accountId, Map<String, KeyLimits> changed) {
        store.save(accountId, changed, clock.instant());
        changed.forEach(
                (id, limits) ->
                        keys.find(accountId, id)
                                .ifPresent(
                                        key ->
                                                audit.changed(
                                                        key,
                                                        account(accountId).limits(id),
                                                        limits)));
    }

    private void store(String accountId, AccountLimits limits) {
        store.save(accountId, limits, clock.instant());
        audit.changed(accountId, accountLimits(accountId), limits);
    }

    private void apply(String accountId, Map<String, KeyLimits> changed) {
        AccountGate account = account(accountId);
        CountReader.Reading reading = counts.of(accountId);
        changed.forEach(
                (id, limits) -> {
                    account.change(id, limits, reading.counts(id, limits, clock.millis()));
                    Duration life = limits.expiresAfterFirstUse();
                    if (life != null) {
                        firstUse.limited(accountId, id, life);
                    }
                });
    }

    /** Whom to ask, for the end of a refusal: in the owner's words, or the usual ones. */
    public String whomToAsk(String accountId) {
        return Refusals.ask(accountLimits(accountId).hint());
    }

    /** What holds for all keys of the account together. */
    public AccountLimits accountLimits(String accountId) {
        AccountGate account = accounts.get(accountId);
        return account == null ? AccountLimits.DEFAULT : account.limits();
    }

    public void setAccountLimits(String accountId, AccountLimits limits) {
        changes.lock();
        try {
            audit.together(() -> store(accountId, limits));
            account(accountId).change(limits);
        } finally {
            changes.unlock();
        }
        quota.look(accountId);
    }

    /** Counts anew what the account's keys used, after what is stored of it changed. */
    public void recount(String accountId) {
        AccountGate account = accounts.get(accountId);
        if (account != null) {
            account.limited().forEach(id -> recount(accountId, account, id));
        }
    }

    /** A call that ends meanwhile may be counted twice: then again, but not for ever. */
    private void recount(String accountId, AccountGate account, String keyId) {
        boolean exact = false;
        for (int i = 0; i < MOST_RECOUNTS && !exact; i++) {
            KeyGate.Mark before = account.mark(keyId);
            CountReader.Reading reading = counts.of(accountId);
            Counts stored = reading.counts(keyId, account.limits(keyId), clock.millis());
            exact = account.load(keyId, stored, before);
        }
    }

    AccountGate account(String accountId) {
        return accounts.computeIfAbsent(
                accountId, _ -> new AccountGate(pricing, clock, new Events(accountId)));
    }

    @Override
    public void close() {
        quota.close();
    }

    /** Does on a virtual thread what the gate must not wait for. */
    private final class Events implements AccountGate.KeyEvents {
        private final String accountId;

        Events(String accountId) {
            this.accountId = accountId;
        }

        @Override
        public void firstUse(String keyId, Duration life) {
            Thread.startVirtualThread(() -> firstUse.used(accountId, keyId, life));
        }

        @Override
        public void refused(Admission.Reason reason) {
            refused.computeIfAbsent(reason, _ -> new LongAdder()).increment();
        }

        @Override
        public void later(AccountGate account, long millis) {
            CompletableFuture.delayedExecutor(
                            millis, TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                    .execute(account::wake);
        }

        @Override
        public void stale(AccountGate account, String keyId) {
            LOG.info("the clock was set, the use of a key is counted anew");
            Thread.startVirtualThread(() -> recount(accountId, account, keyId));
        }
    }
}
