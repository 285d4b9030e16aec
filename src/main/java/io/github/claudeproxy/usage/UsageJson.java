package io.github.claudeproxy.usage;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.github.claudeproxy.usage.UsageReport.KeyUsage;
import io.github.claudeproxy.usage.UsageReport.PeopleOfMonth;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Reports in the shape that the REST API and the command line share: Anthropic's raw units, money
 * as whole millionths of a US dollar.
 */
public final class UsageJson {
    private static final int TOP = 10;
    private static final int RATE_DIGITS = 4;

    private UsageJson() {}

    @JsonNaming(SnakeCaseStrategy.class)
    public record ReportBody(
            TotalsBody totals,
            List<KeyPart> byKey,
            List<ModelPart> byModel,
            List<OutcomePart> byOutcome,
            List<HourPart> byHour,
            List<DayPart> byDay,
            List<MonthPart> byMonth,
            List<KeyPart> topKeys) {
        /** The same with at most so many keys, for whoever has no use for thousands. */
        public ReportBody withKeys(int most) {
            return new ReportBody(
                    totals,
                    byKey.subList(0, Math.min(most, byKey.size())),
                    byModel,
                    byOutcome,
                    byHour,
                    byDay,
                    byMonth,
                    topKeys);
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    public record MonthlyBody(List<MonthOfKeys> months) {}

    @JsonNaming(SnakeCaseStrategy.class)
    public record MonthOfKeys(String month, List<KeyPart> byKey) {}

    @JsonNaming(SnakeCaseStrategy.class)
    public record KeyPart(
            String keyId,
            String name,
            String prefix,
            boolean deleted,
            @JsonUnwrapped TotalsBody totals) {
        KeyPart(KeyUsage key) {
            this(
                    key.keyId(),
                    key.name(),
                    key.prefix(),
                    key.deleted(),
                    new TotalsBody(key.totals()));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    public record ModelPart(@Nullable String model, @JsonUnwrapped TotalsBody totals) {}

    @JsonNaming(SnakeCaseStrategy.class)
    public record OutcomePart(String outcome, @JsonUnwrapped TotalsBody totals) {}

    @JsonNaming(SnakeCaseStrategy.class)
    public record HourPart(String hour, @JsonUnwrapped TotalsBody totals) {}

    @JsonNaming(SnakeCaseStrategy.class)
    public record DayPart(String day, @JsonUnwrapped TotalsBody totals) {}

    @JsonNaming(SnakeCaseStrategy.class)
    public record MonthPart(String month, @JsonUnwrapped TotalsBody totals) {}

    @JsonNaming(SnakeCaseStrategy.class)
    public record TotalsBody(
            long requests,
            long errors,
            long inputTokens,
            long outputTokens,
            long cacheCreationInputTokens,
            long cacheReadInputTokens,
            @JsonProperty("cache_creation_5m_input_tokens") long cacheCreation5mInputTokens,
            @JsonProperty("cache_creation_1h_input_tokens") long cacheCreation1hInputTokens,
            long thinkingTokens,
            long webSearchRequests,
            long webFetchRequests,
            long costUsdMicros,
            long flaggedRequests,
            @Nullable BigDecimal cacheHitRate) {
        TotalsBody(UsageTotals totals) {
            this(
                    totals.requests(),
                    totals.errors(),
                    totals.inputTokens(),
                    totals.outputTokens(),
                    totals.cacheCreationInputTokens(),
                    totals.cacheReadInputTokens(),
                    totals.cacheCreation5mInputTokens(),
                    totals.cacheCreation1hInputTokens(),
                    totals.thinkingTokens(),
                    totals.webSearchRequests(),
                    totals.webFetchRequests(),
                    totals.costMicros(),
                    totals.flagged(),
                    rate(totals));
        }

        private static @Nullable BigDecimal rate(UsageTotals totals) {
            return totals.cacheHitRate().isEmpty()
                    ? null
                    : BigDecimal.valueOf(totals.cacheHitRate().getAsDouble())
                            .setScale(RATE_DIGITS, RoundingMode.HALF_UP);
        }
    }

    public static ReportBody report(UsageReport report) {
        return new ReportBody(
                new TotalsBody(report.totals()),
                report.byKey().stream().map(KeyPart::new).toList(),
                report.byModel().stream()
                        .map(part -> new ModelPart(part.model(), new TotalsBody(part.totals())))
                        .toList(),
                report.byOutcome().stream()
                        .map(part -> new OutcomePart(part.outcome(), new TotalsBody(part.totals())))
                        .toList(),
                report.byHour().stream()
                        .map(
                                part ->
                                        new HourPart(
                                                part.hour().toString(),
                                                new TotalsBody(part.totals())))
                        .toList(),
                report.byDay().stream()
                        .map(
                                part ->
                                        new DayPart(
                                                part.day().toString(),
                                                new TotalsBody(part.totals())))
                        .toList(),
                report.byMonth().stream()
                        .map(
                                part ->
                                        new MonthPart(
                                                part.month().toString(),
                                                new TotalsBody(part.totals())))
                        .toList(),
                report.topKeys(TOP).stream().map(KeyPart::new).toList());
    }

    public static MonthlyBody monthly(List<PeopleOfMonth> months) {
        return new MonthlyBody(
                months.stream()
                        .map(
                                month ->
                                        new MonthOfKeys(
                                                month.month().toString(),
                                                month.byKey().stream().map(KeyPart::new).toList()))
                        .toList());
    }
}
