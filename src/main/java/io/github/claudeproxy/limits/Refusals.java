package io.github.claudeproxy.limits;

import io.github.claudeproxy.limits.Admission.Reason;
import io.github.claudeproxy.limits.Admission.Refused;
import io.github.claudeproxy.usage.Dollars;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why a call is refused, in words that tell the teammate which limit, until when, whom to ask. */
final class Refusals {
    private static final String ASK = "Ask whoever gave you this key.";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Refusals() {}

    static @Nullable Refused forbidden(KeyLimits limits, CallFacts call, String hint) {
        if (!limits.allowsFrom(call.from())) {
            return new Refused(
                    Reason.NETWORK,
                    "This key may not be used from "
                            + call.from().getHostAddress()
                            + "."
                            + end(hint));
        }
        return limits.models().isEmpty() ? null : model(limits, call, hint);
    }

    private static @Nullable Refused model(KeyLimits limits, CallFacts call, String hint) {
        String allowed =
                limits.models().stream().map(ModelGlob::text).collect(Collectors.joining(", "));
        return switch (call.kind()) {
            case MESSAGE, COUNT_TOKENS -> {
                String model = call.model();
                yield model != null && limits.allowsModel(model)
                        ? null
                        : new Refused(
                                Reason.MODEL,
                                "This key may not use "
                                        + (model == null ? "a model without a name" : model)
                                        + ", only "
                                        + allowed
                                        + "."
                                        + end(hint));
            }
            case BATCH ->
                    new Refused(
                            Reason.MODEL,
                            "This key may only use "
                                    + allowed
                                    + ", which cannot be told of a batch."
                                    + end(hint));
            case OTHER -> null;
        };
    }

    static Refused tooManyCalls(int limit, long resetAt, Duration wait, String hint) {
        return new Refused(
                Reason.CALLS_PER_MINUTE,
                "This key's limit of "
                        + limit
                        + " calls per minute is reached. It has room again at "
                        + SECOND.format(Instant.ofEpochMilli(resetAt + 999))
                        + "."
                        + end(hint),
                wholeSeconds(wait));
    }

    static Refused budget(KeyLimits limits, WindowSum sum, long now, String hint) {
        Budget budget = limits.budget();
        String period = budget == null ? "" : " per " + budget.period().text();
        return new Refused(
                Reason.BUDGET,
                "This key's budget of "
                        + Dollars.text(sum.limit())
                        + period
                        + " is used up ("
                        + Dollars.text(sum.spent())
                        + ")."
                        + reset(sum.window().end())
                        + end(hint),
                until(sum.window().end(), now));
    }

    static Refused tokens(WindowSum sum, long now, String hint) {
        return new Refused(
                Reason.TOKENS_PER_DAY,
                "This key's limit of "
                        + sum.limit()
                        + " tokens per day is used up ("
                        + sum.spent()
                        + ")."
                        + reset(sum.window().end())
                        + end(hint),
                until(sum.window().end(), now));
    }

    /**
     * Nobody knows when there will be room, so it names no time.
     *
     * @param atOnce how many may run; null for no such limit
     */
    static Refused queueFull(String whose, @Nullable Integer atOnce, int waiting, String hint) {
        return new Refused(
                Reason.QUEUE_FULL,
                "Of "
                        + whose
                        + " calls "
                        + (atOnce == null ? "" : atOnce + " may run at the same time and ")
                        + waiting
                        + " wait already; no more may. Try again when some have ended."
                        + end(hint),
                SOON);
    }

    static Refused slowed(OverShare over, Duration pause, Duration wait, AccountLimits limits) {
        return new Refused(
                Reason.QUOTA_SHARE,
                share(over)
                        + String.format(
                                Locale.ROOT,
                                " Until then its calls start one by one, every %d seconds, and too"
                                        + " many of them wait already.",
                                wholeSeconds(pause).toSeconds())
                        + end(limits.hint()),
                wholeSeconds(wait));
    }

    static Refused share(OverShare over, long now, String hint) {
        return new Refused(
                Reason.QUOTA_SHARE, share(over) + end(hint), until(over.resetsAt(), now));
    }

    private static String share(OverShare over) {
        return String.format(
                        Locale.ROOT,
                        "The account's %s quota is %.0f %% used, and this key has used %.0f %% of"
                                + " it, more than its share of %.0f %%.",
                        over.window(),
                        over.utilization() * 100,
                        over.used() * 100,
                        over.share() * 100)
                + reset(over.resetsAt());
    }

    private static String reset(Instant at) {
        return " It resets at " + MINUTE.format(at) + ".";
    }

    private static String end(String hint) {
        return " " + ask(hint);
    }

    static String ask(String hint) {
        return hint.isEmpty() ? ASK : hint;
    }

    private static Duration until(Instant reset, long now) {
        return wholeSeconds(Duration.ofMillis(Math.max(1, reset.toEpochMilli() - now)));
    }

    /** Rounded up, so that a client does not come back too early. */
    private static Duration wholeSeconds(Duration wait) {
        return Duration.ofSeconds(wait.plusMillis(999).toSeconds());
    }
}
