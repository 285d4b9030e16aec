package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.limits.LimitState;
import io.github.claudeproxy.usage.UsageQuery;
import io.github.claudeproxy.usage.UsageReport.KeyUsage;
import io.github.claudeproxy.usage.UsageTotals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads all keys with what they were used for. Blocks on the store. */
final class KeyRows {
    private final KeysAccess access;

    KeyRows(KeysAccess access) {
        this.access = access;
    }

    List<KeyRow> load() {
        LocalDate day = LocalDate.now(access.clock());
        Map<String, UsageTotals> today = usedSince(day);
        Map<String, UsageTotals> month = usedSince(day.withDayOfMonth(1));
        return access.keys().list(access.accountId()).stream()
                .flatMap(key -> row(key, today, month).stream())
                .toList();
    }

    /** Empty for a key that went while this looked. */
    private Optional<KeyRow> row(
            Key key, Map<String, UsageTotals> today, Map<String, UsageTotals> month) {
        Optional<LimitState> state = access.limits().state(access.accountId(), key.id());
        return state.map(
                standing ->
                        new KeyRow(
                                key,
                                today.getOrDefault(key.id(), UsageTotals.NONE),
                                month.getOrDefault(key.id(), UsageTotals.NONE),
                                standing));
    }

    private Map<String, UsageTotals> usedSince(LocalDate day) {
        Instant from = day.atStartOfDay(access.clock().getZone()).toInstant();
        return access
                .reports()
                .report(access.accountId(), UsageQuery.between(from, null))
                .byKey()
                .stream()
                .collect(Collectors.toMap(KeyUsage::keyId, KeyUsage::totals));
    }
}
