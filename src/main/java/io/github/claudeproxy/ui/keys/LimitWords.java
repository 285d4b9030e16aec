package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.limits.Budget;
import io.github.claudeproxy.limits.KeyLimits;
import io.github.claudeproxy.limits.LimitState;
import io.github.claudeproxy.limits.LimitState.Sum;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Limits, and where a key stands, in words. JavaFX thread only. */
final class LimitWords {
    private final Texts texts;
    private final Formats formats;

    LimitWords(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** The limit that will be reached first, in a few words. */
    String brief(LimitState state) {
        Sum tokens = state.tokens();
        Sum micros = state.micros();
        if (micros != null && part(micros) >= part(tokens)) {
            return texts.get(
                    "keys.of", formats.money(micros.used()), formats.moneyLimit(micros.limit()));
        }
        if (tokens != null) {
            return texts.get(
                    "keys.of-tokens",
                    formats.compact(tokens.used()),
                    formats.compact(tokens.limit()));
        }
        List<String> others = others(state.limits());
        return others.isEmpty() ? texts.get("keys.unlimited") : others.getFirst();
    }

    private static double part(@Nullable Sum sum) {
        return sum == null ? -1 : (double) sum.used() / sum.limit();
    }

    /** What was used of it. */
    String used(Sum sum, boolean money) {
        String limit = money ? formats.moneyLimit(sum.limit()) : formats.count(sum.limit());
        return texts.get("keys.of", amount(sum.used(), money), limit);
    }

    /** When it begins anew, and what running calls may still use. */
    String rest(Sum sum, boolean money) {
        String resets = formats.dateTime(sum.resetsAt());
        return sum.reserved() == 0
                ? texts.get("keys.standing.resets", resets)
                : texts.get("keys.standing.resets-reserved", resets, amount(sum.reserved(), money));
    }

    private String amount(long amount, boolean money) {
        return money ? formats.money(amount) : formats.count(amount);
    }

    /** Every limit, a line each. */
    String everything(KeyLimits limits) {
        List<String> all = new ArrayList<>();
        Budget budget = limits.budget();
        if (budget != null) {
            all.add(
                    texts.get(
                            "keys.budget",
                            formats.moneyLimit(budget.micros()),
                            texts.of(budget.period())));
        }
        if (limits.tokensPerDay() != null) {
            all.add(texts.get("keys.tokens-per-day", formats.count(limits.tokensPerDay())));
        }
        all.addAll(others(limits));
        return all.isEmpty() ? texts.get("keys.unlimited") : String.join("\n", all);
    }

    private List<String> others(KeyLimits limits) {
        List<String> others = new ArrayList<>();
        if (limits.callsPerMinute() != null) {
            others.add(texts.get("keys.per-minute", limits.callsPerMinute()));
        }
        if (limits.callsAtOnce() != null) {
            others.add(texts.get("keys.at-once", limits.callsAtOnce()));
        }
        if (!limits.models().isEmpty()) {
            others.add(texts.get("keys.only-models", limits.models().size()));
        }
        if (!limits.networks().isEmpty()) {
            others.add(texts.get("keys.only-networks", limits.networks().size()));
        }
        if (limits.expiresAfterFirstUse() != null) {
            others.add(texts.get("keys.days-of-use", limits.expiresAfterFirstUse().toDays()));
        }
        return others;
    }
}
