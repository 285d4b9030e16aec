package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.keys.Endpoint;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.limits.Budget;
import io.github.claudeproxy.limits.KeyLimits;
import io.github.claudeproxy.limits.Period;
import io.github.claudeproxy.ui.keys.KeyChanges.Rules;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What is typed into the form for limits, and what it means. JavaFX thread only. */
final class LimitsModel {
    private static final int MICRO_DIGITS = 6;

    final Map<LimitField, StringProperty> text = new EnumMap<>(LimitField.class);
    final Map<Endpoint, BooleanProperty> endpoints = new EnumMap<>(Endpoint.class);
    final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.MONTH);
    final ObjectProperty<Integer> resetDay = new SimpleObjectProperty<>(1);
    final ObjectProperty<ZoneId> zone = new SimpleObjectProperty<>();
    final ObjectProperty<Expiry> expiry = new SimpleObjectProperty<>(Expiry.NEVER);
    final ObjectProperty<@Nullable LocalDate> lastDay = new SimpleObjectProperty<>();

    private final Clock clock;
    private final Locale locale;
    private @Nullable Instant expiresAt;

    LimitsModel(Clock clock, Locale locale) {
        this.clock = clock;
        this.locale = locale;
        for (LimitField field : LimitField.values()) {
            text.put(field, new SimpleStringProperty(""));
        }
        for (Endpoint endpoint : Endpoint.values()) {
            endpoints.put(endpoint, new SimpleBooleanProperty(Endpoint.DEFAULT.contains(endpoint)));
        }
        zone.set(clock.getZone());
    }

    StringProperty text(LimitField field) {
        return Objects.requireNonNull(text.get(field));
    }

    /** Shows what this key is allowed now. */
    void fill(Key key, KeyLimits limits) {
        fill(limits, limits.equals(KeyLimits.NONE) ? clock.getZone() : limits.zone());
        endpoints.forEach((endpoint, allowed) -> allowed.set(key.allows(endpoint)));
        expiresAt = key.expiresAt();
        if (expiresAt != null && limits.expiresAfterFirstUse() == null) {
            expiry.set(Expiry.ON_DATE);
            lastDay.set(expiresAt.minusMillis(1).atZone(clock.getZone()).toLocalDate());
        }
    }

    /** Shows these limits, as a start; endpoints stay. */
    void fill(KeyLimits limits, ZoneId in) {
        set(LimitField.CALLS_PER_MINUTE, limits.callsPerMinute());
        set(LimitField.CALLS_AT_ONCE, limits.callsAtOnce());
        set(LimitField.TOKENS_PER_DAY, limits.tokensPerDay());
        Budget budget = limits.budget();
        set(LimitField.BUDGET, budget == null ? null : dollars(budget.micros()));
        period.set(budget == null ? Period.MONTH : budget.period());
        resetDay.set(budget == null ? 1 : budget.resetDay());
        zone.set(in);
        set(LimitField.MODELS, joined(limits.models()));
        set(LimitField.NETWORKS, joined(limits.networks()));
        set(LimitField.WEIGHT, limits.weight());
        Duration life = limits.expiresAfterFirstUse();
        expiry.set(life == null ? Expiry.NEVER : Expiry.AFTER_FIRST_USE);
        set(LimitField.DAYS, life == null ? null : Math.max(1, life.toDays()));
    }

    private void set(LimitField field, @Nullable Object value) {
        text(field).set(value == null ? "" : value.toString());
    }

    /** In whole dollars where that is enough; the decimal sign is the user's. */
    private String dollars(long micros) {
        String plain =
                BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros().toPlainString();
        return plain.replace('.', LimitText.decimalSign(locale));
    }

    private static String joined(Iterable<?> entries) {
        StringBuilder all = new StringBuilder();
        entries.forEach(entry -> all.append(all.isEmpty() ? "" : ", ").append(entry));
        return all.toString();
    }

    /**
     * What it means.
     *
     * @throws WrongLimit if a field cannot be read
     */
    Rules rules() throws WrongLimit {
        LimitText read = new LimitText(text, locale);
        Long micros = read.micros(LimitField.BUDGET);
        KeyLimits limits =
                new KeyLimits(
                        read.integer(LimitField.CALLS_PER_MINUTE),
                        read.integer(LimitField.CALLS_AT_ONCE),
                        read.number(LimitField.TOKENS_PER_DAY),
                        micros == null ? null : new Budget(micros, period.get(), resetDay.get()),
                        read.models(),
                        read.networks(),
                        read.life(expiry.get()),
                        read.weight(),
                        zone.get());
        return new Rules(limits, allowed(), end());
    }

    private Set<Endpoint> allowed() throws WrongLimit {
        Set<Endpoint> allowed =
                endpoints.entrySet().stream()
                        .filter(entry -> entry.getValue().get())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Endpoint.class)));
        if (allowed.isEmpty()) {
            throw new WrongLimit(LimitField.ENDPOINTS);
        }
        return allowed;
    }

    /** The end of the last day; the moment as it was if the day was not changed. */
    private @Nullable Instant end() throws WrongLimit {
        if (expiry.get() == Expiry.AFTER_FIRST_USE) {
            return expiresAt;
        }
        if (expiry.get() == Expiry.NEVER) {
            return null;
        }
        LocalDate day = lastDay.get();
        if (day == null) {
            throw new WrongLimit(LimitField.LAST_DAY);
        }
        if (expiresAt != null
                && expiresAt.minusMillis(1).atZone(clock.getZone()).toLocalDate().equals(day)) {
            return expiresAt;
        }
        Instant end = day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        if (!end.isAfter(clock.instant())) {
            throw new WrongLimit(LimitField.LAST_DAY);
        }
        return end;
    }
}
