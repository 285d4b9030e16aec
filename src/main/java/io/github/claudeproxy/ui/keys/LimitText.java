package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.limits.LimitException;
import io.github.claudeproxy.limits.ModelGlob;
import io.github.claudeproxy.limits.Network;

import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Reads what was typed as limits; an empty field is no limit. */
final class LimitText {
    private static final int MICRO_DIGITS = 6;

    private final Map<LimitField, StringProperty> typed;
    private final char decimalSign;

    LimitText(Map<LimitField, StringProperty> typed, Locale locale) {
        this.typed = typed;
        this.decimalSign = decimalSign(locale);
    }

    static char decimalSign(Locale locale) {
        return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
    }

    @Nullable Integer integer(LimitField field) throws WrongLimit {
        Long number = number(field);
        return number == null ? null : Math.toIntExact(number);
    }

    @Nullable Long number(LimitField field) throws WrongLimit {
        String text = text(field).replaceAll("[\\s.,\u00a0\u202f'’]", "");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,13}")) {
            throw new WrongLimit(field);
        }
        return checked(field, Long.parseLong(text));
    }

    /** Dollars, with cents if there are some. */
    @Nullable Long micros(LimitField field) throws WrongLimit {
        String text = text(field).replaceAll("[\\s$]", "").replace(decimalSign, '.');
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,7}(\\.[0-9]{1,6})?")) {
            throw new WrongLimit(field);
        }
        BigDecimal dollars = new BigDecimal(text);
        if (dollars.signum() <= 0 || dollars.longValue() > field.most()) {
            throw new WrongLimit(field);
        }
        return dollars.movePointRight(MICRO_DIGITS).longValueExact();
    }

    int weight() throws WrongLimit {
        Long weight = number(LimitField.WEIGHT);
        return weight == null ? 1 : Math.toIntExact(weight);
    }

    @Nullable Duration life(Expiry expiry) throws WrongLimit {
        if (expiry != Expiry.AFTER_FIRST_USE) {
            return null;
        }
        Long days = number(LimitField.DAYS);
        if (days == null) {
            throw new WrongLimit(LimitField.DAYS);
        }
        return Duration.ofDays(days);
    }

    List<ModelGlob> models() throws WrongLimit {
        return entries(LimitField.MODELS, ModelGlob::new);
    }

    List<Network> networks() throws WrongLimit {
        return entries(LimitField.NETWORKS, Network::parse);
    }

    private <T> List<T> entries(LimitField field, Function<String, T> reads) throws WrongLimit {
        try {
            return Arrays.stream(text(field).split("[,;\\s]+"))
                    .filter(entry -> !entry.isEmpty())
                    .map(reads)
                    .toList();
        } catch (LimitException _) {
            throw new WrongLimit(field);
        }
    }

    private static long checked(LimitField field, long number) throws WrongLimit {
        if (number < 1 || number > field.most()) {
            throw new WrongLimit(field);
        }
        return number;
    }

    private String text(LimitField field) {
        return Objects.requireNonNull(typed.get(field)).get().strip();
    }
}
