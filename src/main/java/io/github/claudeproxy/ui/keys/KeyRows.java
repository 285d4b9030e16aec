package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.join.JoinLink;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.limits.LimitState;
import io.github.claudeproxy.usage.UsageQuery;
import io.github.claudeproxy.usage.UsageReport.KeyUsage;
import io.github.claudeproxy.usage.UsageTotals;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
        Map<String, JoinLink> links =
                access.handout().links().list(access.accountId()).stream()
                        .collect(Collectors.toMap(JoinLink::keyId, Function.identity()));
        return access.keys().list(access.accountId()).stream()
                .flatMap(key -> row(key, new Uses(today, month), links.get(key.id())).stream())
                .toList();
    }

    /** What was used, by key. */
    private record Uses(Map<String, UsageTotals> today, Map<String, UsageTotals> month) {}

    /** Empty for a key that went while this looked. */
    private Optional<KeyRow> row(Key key, Uses uses, @Nullable JoinLink invitation) {
        Optional<LimitState> state = access.limits().state(access.accountId(), key.id());
        return state.map(
                standing ->
                        new KeyRow(
                                key,
                                uses.today().getOrDefault(key.id(), UsageTotals.NONE),
                                uses.month().getOrDefault(key.id(), UsageTotals.NONE),
                                standing,
                                invitation));
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
