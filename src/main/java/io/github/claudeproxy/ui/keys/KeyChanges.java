package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.join.JoinLink;
import io.github.claudeproxy.keys.DeletedKey;
import io.github.claudeproxy.keys.Endpoint;
import io.github.claudeproxy.keys.GeneratedKey;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.KeyLimits;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.ui.fx.FxThread;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is done to keys. Each is carried out off the JavaFX thread, then the list is read anew and
 * the result handed over. JavaFX thread only.
 */
final class KeyChanges {
    private final String account;
    private final KeyService keys;
    private final LimitService limits;
    private final KeysAccess access;
    private final FxThread fx;
    private final Runnable changed;

    KeyChanges(KeysAccess access, FxThread fx, Runnable changed) {
        this.account = access.accountId();
        this.keys = access.keys();
        this.limits = access.limits();
        this.access = access;
        this.fx = fx;
        this.changed = changed;
    }

    /**
     * What is made, with the places where clients find the proxy.
     *
     * @param isNew whether the key is new, not only its secret
     */
    record NewKey(GeneratedKey generated, Addresses reachable, boolean isNew) {}

    /** What a key is allowed, in one piece. */
    record Rules(KeyLimits limits, Set<Endpoint> endpoints, @Nullable Instant expiresAt) {}

    void generate(KeyRequest request, KeyLimits start, Reply<NewKey> reply) {
        work(
                () -> {
                    GeneratedKey made = keys.generate(account, request);
                    if (!start.equals(KeyLimits.NONE)) {
                        limits.set(account, List.of(made.key().id()), start);
                    }
                    return new NewKey(made, reachable(), true);
                },
                reply);
    }

    void rotate(KeyRow row, Reply<Optional<NewKey>> reply) {
        work(
                () ->
                        keys.rotate(account, row.id())
                                .map(made -> new NewKey(made, reachable(), false)),
                reply);
    }

    private Addresses reachable() {
        return access.handout().reachable().get();
    }

    /** Makes a link to the key, in place of one there may be; empty if the key is gone. */
    void invite(Key key, Duration life, Reply<Optional<Invitation>> reply) {
        work(() -> link(key, life), reply);
    }

    private Optional<Invitation> link(Key key, Duration life) throws NoAddress {
        Handout handout = access.handout();
        Addresses reachable = reachable();
        if (reachable.isEmpty()) {
            throw new NoAddress();
        }
        return handout.links()
                .create(account, key.id(), handout.invitedBy(), life)
                .map(made -> new Invitation(made, key.name(), reachable));
    }

    /** Ends a link; false if it was used or ended before. */
    void withdraw(JoinLink link, Reply<Boolean> reply) {
        work(() -> access.handout().links().revoke(account, link.id()), reply);
    }

    void rename(KeyRow row, String name, Reply<Optional<Key>> reply) {
        work(() -> keys.rename(account, row.id(), name), reply);
    }

    void setEnabled(Collection<KeyRow> rows, boolean enabled, Reply<Integer> reply) {
        work(() -> each(rows, id -> enable(id, enabled)).size(), reply);
    }

    private Optional<Key> enable(String id, boolean enabled) {
        return enabled ? keys.enable(account, id) : keys.disable(account, id);
    }

    /** Deletes them at once, so that no deletion is lost; what undoes it is handed over. */
    void delete(Collection<KeyRow> rows, Reply<List<DeletedKey>> reply) {
        work(() -> each(rows, id -> keys.remove(account, id)), reply);
    }

    void restore(List<DeletedKey> deleted, Reply<List<Key>> reply) {
        work(() -> deleted.stream().flatMap(key -> keys.restore(key).stream()).toList(), reply);
    }

    /** Sets the limits of these; endpoints and expiry too, but only of a single one. */
    void setRules(List<KeyRow> rows, Rules rules, Reply<Boolean> reply) {
        work(
                () -> {
                    List<String> ids = rows.stream().map(KeyRow::id).toList();
                    boolean known = limits.set(account, ids, rules.limits());
                    if (known && rows.size() == 1) {
                        setRest(rows.getFirst(), rules);
                    }
                    return known;
                },
                reply);
    }

    private void setRest(KeyRow row, Rules rules) {
        if (!row.key().endpoints().equals(rules.endpoints())) {
            keys.setEndpoints(account, row.id(), rules.endpoints());
        }
        Instant before = row.key().expiresAt();
        Instant after = rules.expiresAt();
        if (before == null ? after != null : !before.equals(after)) {
            keys.setExpiry(account, row.id(), after);
        }
    }

    private static <T> List<T> each(Collection<KeyRow> rows, Function<String, Optional<T>> change) {
        return rows.stream().flatMap(row -> change.apply(row.id()).stream()).toList();
    }

    /** What happens after a change, on the JavaFX thread. */
    record Reply<T>(Consumer<? super T> done, Consumer<? super Exception> failed) {}

    private <T> void work(Callable<T> change, Reply<T> reply) {
        fx.background(
                change,
                result -> {
                    changed.run();
                    reply.done().accept(result);
                },
                failure -> {
                    changed.run();
                    reply.failed().accept(failure);
                });
    }
}
