package io.github.claudeproxy.limits;

/** A call in the queue. */
record Waiting(AccountGate account, KeyGate key, CallFacts call, Admission.Waiter waiter)
        implements Admission.Queued {
    @Override
    public void leave() {
        account.leave(this);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
