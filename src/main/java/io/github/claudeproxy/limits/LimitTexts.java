package io.github.claudeproxy.limits;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes of limits as they are typed at a command line, by the names that the REST API gives the
 * fields. What is not named stays as it is; {@value #NONE} takes a limit away.
 */
public final class LimitTexts {
    /** Instead of a limit. */
    public static final String NONE = "none";

    private static final Pattern BUDGET =
            Pattern.compile("\\$?(\\d{1,7}(?:\\.\\d{1,6})?)/(day|week|month)");
    private static final Pattern LIFE = Pattern.compile("(\\d{1,5})([dh])");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,13}");
    private static final Pattern PART = Pattern.compile("\\d(?:\\.\\d{1,6})?");
    private static final int MICRO_DIGITS = 6;

    private final Map<String, String> typed;

    public LimitTexts(Map<String, String> typed) {
        this.typed = Map.copyOf(typed);
    }

    /**
     * A key's limits after the change; a template replaces them all before the rest is read.
     *
     * @throws LimitException if a text is no such limit
     */
    public KeyLimits change(KeyLimits limits) {
        KeyLimits before = read("template", limits, KeyLimits.NONE, LimitTexts::template);
        return new KeyLimits(
                readAny("calls_per_minute", before.callsPerMinute(), LimitTexts::integer),
                readAny("calls_at_once", before.callsAtOnce(), LimitTexts::integer),
                readAny("tokens_per_day", before.tokensPerDay(), LimitTexts::number),
                resetting(readAny("budget", before.budget(), LimitTexts::budget)),
                read("models", before.models(), List.of(), list(ModelGlob::new)),
                read("networks", before.networks(), List.of(), list(Network::parse)),
                readAny("expires_after_first_use", before.expiresAfterFirstUse(), LimitTexts::life),
                read("weight", before.weight(), 1, LimitTexts::integer),
                read("time_zone", before.zone(), ZoneOffset.UTC, LimitTexts::zone));
    }

    /**
     * An account's limits after the change.
     *
     * @throws LimitException if a text is no such limit
     */
    public AccountLimits change(AccountLimits before) {
        AccountLimits usual = AccountLimits.DEFAULT;
        return new AccountLimits(
                readAny("calls_at_once", before.callsAtOnce(), LimitTexts::integer),
                read("hint", before.hint(), usual.hint(), (_, text) -> text),
                read("quota_mode", before.quotaMode(), usual.quotaMode(), LimitTexts::mode),
                read(
                        "quota_threshold",
                        before.quotaThreshold(),
                        usual.quotaThreshold(),
                        LimitTexts::part),
                read("quota_refuse_at", before.quotaRefuseAt(), 0.0, LimitTexts::part),
                read("quota_weighted", before.quotaWeighted(), false, LimitTexts::truth));
    }

    private <T> T read(String field, T before, T none, BiFunction<String, String, T> parse) {
        String text = typed.get(field);
        if (text == null) {
            return before;
        }
        return text.equals(NONE) ? none : parse.apply(field, text);
    }

    private <T> @Nullable T readAny(
            String field, @Nullable T before, BiFunction<String, String, T> parse) {
        String text = typed.get(field);
        if (text == null) {
            return before;
        }
        return text.equals(NONE) ? null : parse.apply(field, text);
    }

    private @Nullable Budget resetting(@Nullable Budget budget) {
        String day = typed.get("reset_day");
        if (day == null) {
            return budget;
        }
        if (budget == null) {
            throw new LimitException("reset_day", "reset_day goes with a budget.");
        }
        return new Budget(budget.micros(), budget.period(), integer("reset_day", day));
    }

    private static int integer(String field, String text) {
        return (int) Math.min(Integer.MAX_VALUE, number(field, text));
    }

    private static long number(String field, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new LimitException(field, field + " takes a whole number, or none.");
        }
        return Long.parseLong(text);
    }

    private static double part(String field, String text) {
        if (!PART.matcher(text).matches()) {
            throw new LimitException(field, field + " takes a part such as 0.8.");
        }
        return Double.parseDouble(text);
    }

    private static boolean truth(String field, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new LimitException(field, field + " takes true or false.");
        };
    }

    private static Budget budget(String field, String text) {
        Matcher parts = BUDGET.matcher(text);
        if (!parts.matches()) {
            throw new LimitException(
                    field, "budget takes dollars per day, week or month, as 20/week, or none.");
        }
        Period period = Period.of(parts.group(2)).orElseThrow();
        long micros = new BigDecimal(parts.group(1)).movePointRight(MICRO_DIGITS).longValueExact();
        return new Budget(micros, period, 1);
    }

    private static Duration life(String field, String text) {
        Matcher parts = LIFE.matcher(text);
        if (!parts.matches()) {
            throw new LimitException(field, field + " takes days or hours, as 14d or 12h.");
        }
        long count = Long.parseLong(parts.group(1));
        return parts.group(2).equals("d") ? Duration.ofDays(count) : Duration.ofHours(count);
    }

    private static ZoneId zone(String field, String text) {
        try {
            return text.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException _) {
            throw new LimitException(field, field + " takes a zone such as Europe/Vienna.");
        }
    }

    private static KeyLimits template(String field, String text) {
        return LimitTemplate.of(text)
                .orElseThrow(
                        () ->
                                new LimitException(
                                        field, field + " takes developer, ci, trial or none."))
                .limits();
    }

    private static QuotaMode mode(String field, String text) {
        return QuotaMode.of(text)
                .orElseThrow(
                        () -> new LimitException(field, field + " takes off, advise or enforce."));
    }

    private static <T> BiFunction<String, String, List<T>> list(Function<String, T> entry) {
        return (_, text) -> Arrays.stream(text.split(",")).map(String::strip).map(entry).toList();
    }
}
