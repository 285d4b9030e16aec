package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.keys.KeyLabel;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.usage.CallCursor;
import io.github.claudeproxy.usage.CallPage;
import io.github.claudeproxy.usage.UsageCall;
import io.github.claudeproxy.usage.UsageCsv;
import io.github.claudeproxy.usage.UsageQuery;
import io.github.claudeproxy.usage.UsageReports;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what was used into files for spreadsheets. Blocks. */
final class UsageFiles {
    private static final int PAGE = 1000;

    private final UsageReports reports;
    private final KeyService keys;
    private final String accountId;

    UsageFiles(UsageReports reports, KeyService keys, String accountId) {
        this.reports = reports;
        this.keys = keys;
        this.accountId = accountId;
    }

    /** One line for each call. */
    void writeCalls(Path file, UsageQuery query) throws IOException {
        Map<String, String> names =
                keys.labels(accountId).stream()
                        .collect(Collectors.toMap(KeyLabel::id, KeyLabel::name));
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(UsageCsv.callsHead());
            @Nullable CallCursor next = null;
            do {
                CallPage page = reports.calls(accountId, query, next, PAGE);
                for (UsageCall call : page.calls()) {
                    String id = call.event().keyId();
                    out.write(UsageCsv.call(call, names.getOrDefault(id, id)));
                }
                next = page.next();
            } while (next != null);
        }
    }

    /** One line for each month and person, over all the time there is, as REST gives it. */
    void writeMonths(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(UsageCsv.monthly(reports.monthly(accountId, UsageQuery.ALL)));
        }
    }
}
