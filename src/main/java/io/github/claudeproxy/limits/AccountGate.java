package io.github.claudeproxy.limits;

import io.github.claudeproxy.limits.Admission.Refused;
import io.github.claudeproxy.limits.Admission.Waiter;
import io.github.claudeproxy.usage.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Admits the calls of one account. Any thread may call it; its lock guards the counts of all its
 * keys, is held for memory alone, and not while a waiter is told.
 *
 * <p>A free place goes to the waiting key with the fewest running calls, among equals to the one
 * whose last call started longest ago. So keys take turns, however many calls of each wait.
 */
final class AccountGate {
    private static final int MOST_WAITING_PER_KEY = 100;
    private static final int MOST_WAITING = 500;

    private final Pricing pricing;
    private final InstantSource clock;
    private final KeyEvents events;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, KeyGate> keys = new ConcurrentHashMap<>();
    private final Set<KeyGate> lanes = new LinkedHashSet<>();
    private volatile AccountLimits limits = AccountLimits.DEFAULT;
    private volatile Map<String, OverShare> overShare = Map.of();
    private int running;
    private int waiting;
    private long starts;
    private long wakeAt;

    /** What the gate itself cannot do. Must not block. */
    interface KeyEvents {
        /** A key with an expiry by first use was used. */
        void firstUse(String keyId, Duration life);

        /** The clock was set, so the counts of a key must be looked up. */
        void stale(AccountGate account, String keyId);

        /** A call was refused. */
        void refused(Admission.Reason reason);

        /** {@link #wake} is to be called after so long. */
        void later(AccountGate account, long millis);
    }

    AccountGate(Pricing pricing, InstantSource clock, KeyEvents events) {
        this.pricing = pricing;
        this.clock = clock;
        this.events = events;
    }

    AccountLimits limits() {
        return limits;
    }

    /** The limits of a key. Takes no lock. */
    KeyLimits limits(String keyId) {
        KeyGate key = keys.get(keyId);
        return key == null ? KeyLimits.NONE : key.limits();
    }

    List<String> limited() {
        return List.copyOf(keys.keySet());
    }

    Admission admit(CallFacts call, Waiter waiter) {
        KeyGate known = keys.get(call.key().id());
        if ((known == null || known.isFree())
                && limits.callsAtOnce() == null
                && overShare.isEmpty()) {
            return Admission.FREE;
        }
        KeyGate key = known == null ? key(call.key().id()) : known;
        long now = clock.millis();
        Admission admission;
        boolean first;
        boolean stale;
        lock.lock();
        try {
            Refused refused = refusal(key, call, now);
            stale = key.takeStale();
            first = refused == null && key.note(now);
            admission = refused == null ? startOrWait(key, call, now, waiter) : refused;
        } finally {
            lock.unlock();
        }
        if (admission instanceof Refused no) {
            events.refused(no.reason());
        }
        Duration life = key.limits().expiresAfterFirstUse();
        if (first && life != null) {
            events.firstUse(key.keyId(), life);
        }
        if (stale) {
            events.stale(this, key.keyId());
        }
        return admission;
    }

    private KeyGate key(String keyId) {
        return keys.computeIfAbsent(keyId, KeyGate::new);
    }

    private @Nullable Refused refusal(KeyGate key, CallFacts call, long now) {
        Refused refused = key.refusal(call, now, limits.hint());
        if (refused != null || call.kind() != CallFacts.Kind.MESSAGE) {
            return refused;
        }
        OverShare over = over(key, call, now);
        return over != null && Slowing.refuses(over, limits)
                ? Refusals.share(over, now, limits.hint())
                : null;
    }

    /** Why a call of this key is to be held back, if so. */
    private @Nullable OverShare over(KeyGate key, CallFacts call, long now) {
        OverShare over = overShare.get(key.keyId());
        return over != null
                        && limits.quotaMode() == QuotaMode.ENFORCE
                        && over.holdsFor(call.model(), now)
                ? over
                : null;
    }

    private Admission startOrWait(KeyGate key, CallFacts call, long now, Waiter waiter) {
        if (call.kind() != CallFacts.Kind.MESSAGE) {
            return Admission.FREE;
        }
        OverShare over = over(key, call, now);
        if (key.waiting().isEmpty()
                && hasPlace()
                && key.canStart(now)
                && Slowing.allows(over, key, limits, now)) {
            return start(key, call, now);
        }
        Refused slowed = over == null ? null : Slowing.tooManyWait(over, key, limits, now);
        if (slowed != null) {
            return slowed;
        }
        if (key.waiting().size() >= MOST_WAITING_PER_KEY) {
            return Refusals.queueFull(
                    "this key's", key.limits().callsAtOnce(), MOST_WAITING_PER_KEY, limits.hint());
        }
        if (waiting >= MOST_WAITING) {
            return Refusals.queueFull(
                    "all keys'", limits.callsAtOnce(), MOST_WAITING, limits.hint());
        }
        Waiting queued = new Waiting(this, key, call, waiter);
        key.waiting().add(queued);
        lanes.add(key);
        waiting++;
        wakeLater(now);
        return queued;
    }

    private boolean hasPlace() {
        Integer most = limits.callsAtOnce();
        return most == null || running < most;
    }

    private Slot start(KeyGate key, CallFacts call, long now) {
        running++;
        TokenUsage estimate = call.estimate();
        long cost = key.needsCost() ? pricing.micros(call.model(), estimate) : 0;
        return new Slot(this, key, call, key.start(estimate, cost, ++starts, now));
    }

    void settle(Slot slot, @Nullable String model, TokenUsage used) {
        long cost = pricing.micros(model, used);
        locked(
                () -> {
                    running--;
                    slot.key().end(slot.reservation(), slot.call().startedAt(), used, cost);
                });
    }

    void leave(Waiting queued) {
        lock.lock();
        try {
            if (queued.key().waiting().remove(queued)) {
                waiting--;
                dropIfEmpty(queued.key());
            }
        } finally {
            lock.unlock();
        }
    }

    private void dropIfEmpty(KeyGate lane) {
        if (lane.waiting().isEmpty()) {
            lanes.remove(lane);
        }
    }

    /** Lets those start whose turn it is, and tells those that have waited in vain. */
    private void serve(long now, List<Runnable> news) {
        if (lanes.isEmpty()) {
            return;
        }
        refuseHopeless(now, news);
        for (KeyGate lane = next(now); lane != null; lane = next(now)) {
            Waiting turn = take(lane);
            Slot slot = start(lane, turn.call(), now);
            news.add(() -> turn.waiter().admitted(slot));
        }
        wakeLater(now);
    }

    private void refuseHopeless(long now, List<Runnable> news) {
        for (KeyGate lane : List.copyOf(lanes)) {
            Refused refused = hopeless(lane, now);
            while (refused != null) {
                Refused reason = refused;
                Waiting turn = take(lane);
                news.add(() -> turn.waiter().refused(reason));
                events.refused(reason.reason());
                refused = hopeless(lane, now);
            }
        }
    }

    private @Nullable Refused hopeless(KeyGate lane, long now) {
        Waiting head = lane.waiting().peek();
        return head == null ? null : lane.usedUp(head.call(), now, limits.hint());
    }

    private @Nullable KeyGate next(long now) {
        if (!hasPlace()) {
            return null;
        }
        KeyGate best = null;
        for (KeyGate lane : lanes) {
            if ((best == null || lane.comesBefore(best))
                    && lane.canStart(now)
                    && Slowing.allows(headOver(lane, now), lane, limits, now)) {
                best = lane;
            }
        }
        return best;
    }

    private @Nullable OverShare headOver(KeyGate lane, long now) {
        Waiting head = lane.waiting().peek();
        return head == null ? null : over(lane, head.call(), now);
    }

    /** Sees to it that the next call of a slowed key starts when its pause is over. */
    private void wakeLater(long now) {
        long soonest = Long.MAX_VALUE;
        for (KeyGate lane : lanes) {
            OverShare over = headOver(lane, now);
            if (over != null && lane.isIdle()) {
                soonest = Math.min(soonest, Slowing.millisLeft(over, lane, limits, now));
            }
        }
        boolean sooner = wakeAt <= now || now + soonest < wakeAt;
        if (soonest != Long.MAX_VALUE && sooner) {
            wakeAt = now + soonest;
            events.later(this, soonest);
        }
    }

    /** Time has passed: somebody's pause may be over. */
    void wake() {
        locked(() -> wakeAt = 0);
    }

    /** Takes the first call of a lane. */
    private Waiting take(KeyGate lane) {
        Waiting first = lane.waiting().remove();
        waiting--;
        dropIfEmpty(lane);
        return first;
    }

    void change(AccountLimits next) {
        limits = next;
        locked(() -> {});
    }

    /** Sets a key's limits; what is stored counts where nothing was counted so far. */
    void change(String keyId, KeyLimits next, Counts stored) {
        KeyGate key = key(keyId);
        locked(() -> key.change(next, stored, clock.millis()));
    }

    /** What of a key was counted so far: to be had before the store is asked. */
    KeyGate.Mark mark(String keyId) {
        lock.lock();
        try {
            return key(keyId).mark();
        } finally {
            lock.unlock();
        }
    }

    /** Takes over what the store knows; false if that should be done again. */
    boolean load(String keyId, Counts stored, KeyGate.Mark before) {
        boolean[] exact = new boolean[1];
        locked(() -> exact[0] = key(keyId).load(stored, before));
        return exact[0];
    }

    private void locked(Runnable change) {
        List<Runnable> news = new ArrayList<>();
        lock.lock();
        try {
            change.run();
            serve(clock.millis(), news);
        } finally {
            lock.unlock();
        }
        news.forEach(Runnable::run);
    }

    void share(Map<String, OverShare> over) {
        locked(() -> overShare = Map.copyOf(over));
    }

    Map<String, OverShare> overShare() {
        return overShare;
    }

    LimitState state(String keyId) {
        KeyGate known = keys.get(keyId);
        KeyGate key = known == null ? new KeyGate(keyId) : known;
        LimitState state;
        boolean stale;
        lock.lock();
        try {
            state = key.state(clock.millis());
            stale = key.takeStale();
        } finally {
            lock.unlock();
        }
        if (stale) {
            events.stale(this, keyId);
        }
        return state;
    }
}
