package io.github.claudeproxy.rest;

import io.github.claudeproxy.limits.AccountLimits;
import io.github.claudeproxy.limits.QuotaMode;

import org.jspecify.annotations.Nullable;

/** What holds for all keys of the account together, as callers write and read it. */
public record AccountLimitsBody(
        @Nullable Integer callsAtOnce,
        @Nullable String hint,
        @OneOf(QuotaMode.class) @Nullable String quotaMode,
        @Nullable Double quotaThreshold,
        @Nullable Double quotaRefuseAt,
        @Nullable Boolean quotaWeighted) {
    public AccountLimitsBody(AccountLimits limits) {
        this(
                limits.callsAtOnce(),
                limits.hint(),
                limits.quotaMode().text(),
                limits.quotaThreshold(),
                limits.quotaRefuseAt(),
                limits.quotaWeighted());
    }

    AccountLimits limits() {
        AccountLimits usual = AccountLimits.DEFAULT;
        return new AccountLimits(
                callsAtOnce,
                hint == null ? usual.hint() : hint,
                quotaMode == null ? usual.quotaMode() : mode(quotaMode),
                quotaThreshold == null ? usual.quotaThreshold() : quotaThreshold,
                quotaRefuseAt == null ? 0 : quotaRefuseAt,
                quotaWeighted == null ? usual.quotaWeighted() : quotaWeighted);
    }

    private static QuotaMode mode(String text) {
        return QuotaMode.of(text)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.invalid(
                                                "quota_mode", "takes off, advise, enforce")));
    }
}
