package io.github.claudeproxy.app;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.github.claudeproxy.audit.Actor;
import io.github.claudeproxy.keys.Endpoint;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyException;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.KeyLimits;
import io.github.claudeproxy.limits.LimitException;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.limits.LimitTexts;
import io.github.claudeproxy.rest.AccountLimitsBody;
import io.github.claudeproxy.store.StoreException;
import io.github.claudeproxy.users.User;
import io.github.claudeproxy.users.UserService;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Carries out what the command {@code limits} asks for, in the program that runs or, if none does,
 * in the command's own process. Whoever can open the data directory may: only they reach it.
 */
final class LimitOrders {
    private static final String EXPIRES_AT = "expires_at";
    private static final String ENDPOINTS = "endpoints";

    private final KeyService keys;
    private final LimitService limits;
    private final UserService users;

    LimitOrders(Wiring wiring) {
        this.users = wiring.users();
        this.keys = wiring.keys();
        this.limits = wiring.limits();
    }

    /** The answer to an order, both as JSON. Blocks on the store. */
    String carryOut(String json) {
        try {
            LimitOrder order = LimitOrder.ofJson(json);
            return Actor.commandLine(order.by()).call(() -> carryOut(order)).json();
        } catch (JsonProcessingException _) {
            return LimitReply.error(ExitCode.FAILURE, "the running program is of another version")
                    .json();
        } catch (LimitException | KeyException e) {
            return LimitReply.error(ExitCode.USAGE, e.getMessage()).json();
        } catch (StartException e) {
            return LimitReply.error(e.code(), e.getMessage()).json();
        } catch (StoreException e) {
            return LimitReply.error(ExitCode.UNAVAILABLE, e.getMessage()).json();
        }
    }

    private LimitReply carryOut(LimitOrder order) {
        String accountId = account(order.accountId());
        List<Key> chosen = chosen(accountId, order.keys());
        change(accountId, chosen, order.ofKeys());
        if (!order.ofAccount().isEmpty()) {
            LimitTexts change = new LimitTexts(order.ofAccount());
            limits.setAccountLimits(accountId, change.change(limits.accountLimits(accountId)));
        }
        return new LimitReply(
                new AccountLimitsBody(limits.accountLimits(accountId)),
                chosen.stream().flatMap(key -> line(accountId, key.id()).stream()).toList());
    }

    /** Those that have keys, and the owner's. */
    private String account(@Nullable String wanted) {
        Set<String> accounts = new TreeSet<>(keys.accounts());
        users.owner().map(User::accountId).ifPresent(accounts::add);
        if (accounts.isEmpty()) {
            throw new StartException(ExitCode.FAILURE, "nobody has registered yet");
        }
        if (wanted != null && !accounts.contains(wanted)) {
            throw new StartException(ExitCode.USAGE, "there is no account " + wanted);
        }
        return ReadOptions.account(wanted, List.copyOf(accounts));
    }

    /** By id or by name, in which upper and lower case are one. */
    private List<Key> chosen(String accountId, List<String> named) {
        List<Key> all =
                keys.list(accountId).stream()
                        .sorted(Comparator.comparing(Key::name, String.CASE_INSENSITIVE_ORDER))
                        .toList();
        return named.isEmpty()
                ? all
                : named.stream()
                        .map(name -> KeyChoice.find(all, Key::id, Key::name, name))
                        .distinct()
                        .toList();
    }

    /** Everything is read before anything is changed; what is not named stays as it is. */
    private void change(String accountId, List<Key> chosen, Map<String, String> typed) {
        LimitTexts change = new LimitTexts(withExpiry(typed));
        Map<String, KeyLimits> after = new HashMap<>();
        for (Key key : chosen) {
            limits.state(accountId, key.id())
                    .ifPresent(state -> after.put(key.id(), change.change(state.limits())));
        }
        Set<Endpoint> endpoints = endpoints(typed.get(ENDPOINTS));
        setExpiry(accountId, chosen, typed.get(EXPIRES_AT));
        if (!endpoints.isEmpty()) {
            chosen.forEach(key -> keys.setEndpoints(accountId, key.id(), endpoints));
        }
        if (!typed.isEmpty() && !limits.set(accountId, after)) {
            throw new StartException(ExitCode.FAILURE, "a key was deleted meanwhile: try again");
        }
    }

    /** A date takes the place of the time since the first use, unless both are asked for. */
    private static Map<String, String> withExpiry(Map<String, String> typed) {
        Map<String, String> all = new HashMap<>(typed);
        if (typed.containsKey(EXPIRES_AT)) {
            all.putIfAbsent("expires_after_first_use", LimitTexts.NONE);
        }
        return all;
    }

    private void setExpiry(String accountId, List<Key> chosen, @Nullable String text) {
        if (text != null) {
            Instant at = text.equals(LimitTexts.NONE) ? null : ReadOptions.end(text);
            chosen.forEach(key -> keys.setExpiry(accountId, key.id(), at));
        }
    }

    private static Set<Endpoint> endpoints(@Nullable String text) {
        return text == null
                ? Set.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .map(LimitOrders::endpoint)
                        .collect(Collectors.toSet());
    }

    private static Endpoint endpoint(String text) {
        return Endpoint.of(text)
                .orElseThrow(
                        () ->
                                new StartException(
                                        ExitCode.USAGE,
                                        "endpoints takes messages, models, batches, files"));
    }

    private Optional<LimitReply.OfKey> line(String accountId, String keyId) {
        return keys.find(accountId, keyId)
                .flatMap(
                        key ->
                                limits.state(accountId, keyId)
                                        .map(state -> LimitReply.OfKey.of(key, state)));
    }
}
