package io.github.claudeproxy.limits;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What a key may use; null or an empty list means no limit.
 *
 * @param tokensPerDay input, cache writes and output; reads from the cache are not counted, as in
 *     Anthropic's own limits
 * @param models of which one must match the model of a call
 * @param networks of which one must hold the client's address
 * @param expiresAfterFirstUse becomes the key's expiry when it is first used
 * @param weight how much of the account's quota is this key's share, compared with the others
 * @param zone by whose calendar days, weeks and months begin
 */
public record KeyLimits(
        @Nullable Integer callsPerMinute,
        @Nullable Integer callsAtOnce,
        @Nullable Long tokensPerDay,
        @Nullable Budget budget,
        List<ModelGlob> models,
        List<Network> networks,
        @Nullable Duration expiresAfterFirstUse,
        int weight,
        ZoneId zone) {
    /** No limit at all. */
    public static final KeyLimits NONE =
            new KeyLimits(null, null, null, null, List.of(), List.of(), null, 1, ZoneOffset.UTC);

    private static final int MOST_CALLS = 10_000;
    private static final long MOST_TOKENS = 1_000_000_000_000L;
    private static final int MOST_ENTRIES = 100;
    private static final int MOST_WEIGHT = 1000;

    public KeyLimits {
        models = List.copyOf(models);
        networks = List.copyOf(networks);
        LimitException.check("calls_per_minute", callsPerMinute, MOST_CALLS);
        LimitException.check("calls_at_once", callsAtOnce, MOST_CALLS);
        LimitException.check("tokens_per_day", tokensPerDay, MOST_TOKENS);
        LimitException.check("weight", weight, MOST_WEIGHT);
        checkLength("models", models);
        checkLength("networks", networks);
        if (expiresAfterFirstUse != null) {
            LimitException.check(
                    "expires_after_first_use_seconds",
                    expiresAfterFirstUse.toSeconds(),
                    Duration.ofDays(3650).toSeconds());
        }
    }

    private static void checkLength(String field, List<?> entries) {
        if (entries.size() > MOST_ENTRIES) {
            throw new LimitException(field, field + " takes at most 100 entries.");
        }
    }

    KeyLimits withoutLifeAfterFirstUse() {
        return new KeyLimits(
                callsPerMinute,
                callsAtOnce,
                tokensPerDay,
                budget,
                models,
                networks,
                null,
                weight,
                zone);
    }

    /** Whether a call can be refused or made to wait by it at all. */
    boolean isFree() {
        return callsPerMinute == null
                && callsAtOnce == null
                && tokensPerDay == null
                && budget == null
                && models.isEmpty()
                && networks.isEmpty()
                && expiresAfterFirstUse == null;
    }

    /** Whether the model and the length of an answer must be known to judge a call. */
    boolean needsFacts() {
        return tokensPerDay != null || budget != null || !models.isEmpty();
    }

    boolean allowsModel(String model) {
        return models.isEmpty() || models.stream().anyMatch(glob -> glob.matches(model));
    }

    boolean allowsFrom(InetAddress address) {
        return networks.isEmpty() || networks.stream().anyMatch(net -> net.contains(address));
    }
}
