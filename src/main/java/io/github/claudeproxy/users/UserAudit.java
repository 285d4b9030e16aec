package io.github.claudeproxy.users;

import io.github.claudeproxy.audit.Actor;
import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.audit.Change;
import io.github.claudeproxy.audit.Facts;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes down what is done to users and invitations. */
final class UserAudit {
    private final AuditLog log;

    UserAudit(AuditLog log) {
        this.log = log;
    }

    /** Makes a change and writes down what its result says, or neither. */
    <T> T together(Supplier<T> change, Consumer<T> record) {
        return log.together(
                () -> {
                    T result = change.get();
                    record.accept(result);
                    return result;
                });
    }

    /** As {@link #together}, for a change that may turn out to be none. */
    boolean ifDone(BooleanSupplier change, Runnable record) {
        return together(
                change::getAsBoolean,
                done -> {
                    if (done) {
                        record.run();
                    }
                });
    }

    /** Who came in was not signed in before, so that this person is the one who did it. */
    void registered(User user) {
        log.record(
                change("user.register", user).from(Facts.NONE, facts(user)),
                Actor.current().named(user.id(), user.email()));
    }

    void removed(User user) {
        log.record(change("user.remove", user).from(facts(user), Facts.NONE));
    }

    /** Something that leaves no trace but this. */
    void did(String action, User user) {
        log.record(change(action, user));
    }

    void invited(User by, OpenInvitation made) {
        Change change = Change.of(by.accountId(), "invitation.create", made.id(), "");
        log.record(change.from(Facts.NONE, Facts.of("expires_at", made.expiresAt())));
    }

    void revoked(String accountId, String invitationId) {
        log.record(Change.of(accountId, "invitation.revoke", invitationId, ""));
    }

    private static Change change(String action, User user) {
        return Change.of(user.accountId(), action, user.id(), user.email());
    }

    private static Facts facts(User user) {
        return Facts.of("email", user.email()).and("role", user.role().text());
    }
}
