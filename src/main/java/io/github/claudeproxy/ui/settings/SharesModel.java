package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.limits.AccountLimits;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.ui.fx.FxThread;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** The limits of all keys together; what is changed holds at once. JavaFX thread only. */
final class SharesModel {
    static final int MOST_AT_ONCE = 10_000;
    static final int MOST_MARK = 200;

    private final FxThread fx;
    private final TeamServices team;
    private final ReadOnlyObjectWrapper<AccountLimits> limits;

    SharesModel(FxThread fx, TeamServices team) {
        this.fx = fx;
        this.team = team;
        this.limits = new ReadOnlyObjectWrapper<>(now());
    }

    private AccountLimits now() {
        return team.limits().accountLimits(team.accountId());
    }

    ReadOnlyObjectProperty<AccountLimits> limits() {
        return limits.getReadOnlyProperty();
    }

    /** Somebody else may have changed them. */
    void reload() {
        limits.set(now());
    }

    void change(UnaryOperator<AccountLimits> change) {
        AccountLimits next = change.apply(limits.get());
        if (next.equals(limits.get())) {
            return;
        }
        limits.set(next);
        fx.background(
                () -> {
                    team.limits().setAccountLimits(team.accountId(), next);
                    return next;
                },
                _ -> {},
                failure -> {
                    reload();
                    fx.unexpected(failure);
                });
    }

    Signal.Subscription every(Duration pace, Runnable action) {
        return fx.every(pace, action);
    }
}
