package io.github.claudeproxy.rest;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The single calls of an account, as long as they are kept: by the page, or all as CSV. */
final class CallsEndpoint {
    private static final int CSV_PAGE = 1000;

    private final UsageReports usage;
    private final KeyService keys;

    CallsEndpoint(UsageReports usage, KeyService keys) {
        this.usage = usage;
        this.keys = keys;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/usage/calls", Access.SIGNED_IN, this::page)
                        .says("List single calls", "Newest first, as long as they are kept.")
                        .knows(UsageParameters.FILTERS)
                        .knows(UsageParameters.PAGE)
                        .gives(CallsBody.class),
                new Route("GET", "/api/usage/calls.csv", Access.SIGNED_IN, this::csv)
                        .says("Get all calls as CSV", "Oldest or newest first, as they are kept.")
                        .knows(UsageParameters.FILTERS)
                        .gives("text/csv", Download.class));
    }

    record CallsBody(List<UsageCallBody> calls, @Nullable String nextCursor) {}

    private Answer page(Call call) {
        CallPage page =
                usage.calls(
                        call.accountId(),
                        UsageParameters.query(call),
                        UsageParameters.cursor(call),
                        UsageParameters.limit(call));
        CallCursor next = page.next();
        return Answer.ok(
                new CallsBody(
                        page.calls().stream().map(UsageCallBody::of).toList(),
                        next == null ? null : next.text()));
    }

    private Answer csv(Call call) {
        String accountId = call.accountId();
        UsageQuery query = UsageParameters.query(call);
        return Answer.ok(Download.csv("usage.csv", writer -> write(accountId, query, writer)));
    }

    private void write(String accountId, UsageQuery query, Writer writer) throws IOException {
        Map<String, String> names =
                keys.labels(accountId).stream()
                        .collect(Collectors.toMap(KeyLabel::id, KeyLabel::name));
        writer.write(UsageCsv.callsHead());
        CallCursor next = null;
        do {
            CallPage page = usage.calls(accountId, query, next, CSV_PAGE);
            for (UsageCall call : page.calls()) {
                String key = call.event().keyId();
                writer.write(UsageCsv.call(call, names.getOrDefault(key, key)));
            }
            next = page.next();
        } while (next != null);
    }
}
