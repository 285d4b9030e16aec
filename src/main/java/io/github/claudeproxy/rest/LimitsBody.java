package io.github.claudeproxy.rest;

import io.github.claudeproxy.limits.Budget;
import io.github.claudeproxy.limits.KeyLimits;
import io.github.claudeproxy.limits.LimitTemplate;
import io.github.claudeproxy.limits.ModelGlob;
import io.github.claudeproxy.limits.Network;
import io.github.claudeproxy.limits.Period;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** A key's limits as callers write and read them; null or absent means no limit. */
public record LimitsBody(
        @Nullable Integer callsPerMinute,
        @Nullable Integer callsAtOnce,
        @Nullable Long tokensPerDay,
        @Nullable BudgetBody budget,
        @Nullable List<String> models,
        @Nullable List<String> networks,
        @Nullable Long expiresAfterFirstUseSeconds,
        @Nullable Integer weight,
        @Nullable String timeZone) {

    /** Dollars in a period. */
    public record BudgetBody(
            Long microUsd, @OneOf(Period.class) String period, @Nullable Integer resetDay) {
        BudgetBody(Budget budget) {
            this(budget.micros(), budget.period().text(), budget.resetDay());
        }

        Budget budget() {
            return new Budget(microUsd, periodOf(period), resetDay == null ? 1 : resetDay);
        }

        private static Period periodOf(String text) {
            return Period.of(text)
                    .orElseThrow(
                            () ->
                                    new ProblemException(
                                            Problem.invalid(
                                                    "budget.period", "takes day, week or month")));
        }
    }

    LimitsBody(KeyLimits limits) {
        this(
                limits.callsPerMinute(),
                limits.callsAtOnce(),
                limits.tokensPerDay(),
                limits.budget() == null ? null : new BudgetBody(limits.budget()),
                limits.models().stream().map(ModelGlob::text).toList(),
                limits.networks().stream().map(Network::toString).toList(),
                seconds(limits.expiresAfterFirstUse()),
                limits.weight(),
                limits.zone().equals(ZoneOffset.UTC) ? "UTC" : limits.zone().getId());
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    /** The limits, or those of the template, or none. */
    static KeyLimits chosen(@Nullable LimitsBody limits, @Nullable String template) {
        if (limits != null && template != null) {
            throw new ProblemException(Problem.badRequest("Give limits or a template, not both."));
        }
        if (template != null) {
            return LimitTemplate.of(template)
                    .map(LimitTemplate::limits)
                    .orElseThrow(
                            () ->
                                    new ProblemException(
                                            Problem.invalid(
                                                    "template", "takes developer, ci or trial")));
        }
        return limits == null ? KeyLimits.NONE : limits.limits();
    }

    KeyLimits limits() {
        return new KeyLimits(
                callsPerMinute,
                callsAtOnce,
                tokensPerDay,
                budget == null ? null : budget.budget(),
                entries("models", models).stream().map(ModelGlob::new).toList(),
                entries("networks", networks).stream().map(Network::parse).toList(),
                expiresAfterFirstUseSeconds == null
                        ? null
                        : Duration.ofSeconds(expiresAfterFirstUseSeconds),
                weight == null ? 1 : weight,
                zone(timeZone));
    }

    private static List<String> entries(String field, @Nullable List<String> texts) {
        if (texts == null) {
            return List.of();
        }
        if (texts.stream().anyMatch(Objects::isNull)) {
            throw new ProblemException(Problem.invalid(field, "takes texts"));
        }
        return texts;
    }

    private static ZoneId zone(@Nullable String name) {
        return name == null ? ZoneOffset.UTC : Times.zone("time_zone", name);
    }
}
