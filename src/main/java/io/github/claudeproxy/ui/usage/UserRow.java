package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.usage.UsageReport.KeyUsage;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;

/**
 * What one key used.
 *
 * @param month null for the time that was chosen
 */
record UserRow(@Nullable YearMonth month, KeyUsage key) {}
