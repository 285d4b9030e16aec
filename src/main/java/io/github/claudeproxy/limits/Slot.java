package io.github.claudeproxy.limits;

import io.github.claudeproxy.usage.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicBoolean;

/** The place of a running call and what is reserved for it. */
final class Slot implements Admission.Admitted {
    private final AccountGate account;
    private final KeyGate key;
    private final CallFacts call;
    private final Reservation reservation;
    private final AtomicBoolean settled = new AtomicBoolean();

    Slot(AccountGate account, KeyGate key, CallFacts call, Reservation reservation) {
        this.account = account;
        this.key = key;
        this.call = call;
        this.reservation = reservation;
    }

    @Override
    public void settle(@Nullable String model, TokenUsage used) {
        if (settled.compareAndSet(false, true)) {
            account.settle(this, model == null ? call.model() : model, used);
        }
    }

    KeyGate key() {
        return key;
    }

    CallFacts call() {
        return call;
    }

    Reservation reservation() {
        return reservation;
    }
}
