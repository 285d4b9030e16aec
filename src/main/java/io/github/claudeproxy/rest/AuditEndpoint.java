package io.github.claudeproxy.rest;

import io.github.claudeproxy.audit.AuditEntry;
import io.github.claudeproxy.audit.AuditPage;
import io.github.claudeproxy.audit.AuditQuery;
import io.github.claudeproxy.audit.AuditText;
import io.github.claudeproxy.audit.AuditTrail;
import io.github.claudeproxy.usage.UsageCsv;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** What administrators changed: by the page, or all as CSV. */
final class AuditEndpoint {
    private static final List<Parameter> FILTERS =
            List.of(
                    Parameter.text("from", "Begins with this time, or this day in UTC."),
                    Parameter.text("to", "Ends before this time, or with this day in UTC."),
                    Parameter.text("user", "Only what this user did."),
                    Parameter.text("action", "Only changes of this kind."),
                    Parameter.text("subject", "Only changes of this thing."));
    private static final int CSV_PAGE = 1000;

    private final AuditTrail audit;

    AuditEndpoint(AuditTrail audit) {
        this.audit = audit;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/audit", Access.FOUNDER, this::page)
                        .says("List what administrators changed", "The latest first.")
                        .knows(FILTERS)
                        .knows(UsageParameters.PAGE)
                        .gives(ChangesBody.class),
                new Route("GET", "/api/audit.csv", Access.FOUNDER, this::csv)
                        .says("Get what administrators changed as CSV")
                        .knows(FILTERS)
                        .gives("text/csv", Download.class));
    }

    record ChangesBody(List<Map<String, @Nullable Object>> changes, @Nullable String nextCursor) {}

    private Answer page(Call call) {
        AuditPage page =
                audit.page(
                        call.accountId(),
                        query(call),
                        UsageParameters.idCursor(call),
                        UsageParameters.limit(call));
        Long next = page.next();
        return Answer.ok(
                new ChangesBody(
                        page.entries().stream().map(AuditText::fields).toList(),
                        next == null ? null : next.toString()));
    }

    private static AuditQuery query(Call call) {
        String from = call.query("from");
        String to = call.query("to");
        return AuditQuery.between(
                        from == null ? null : Times.from("from", from),
                        to == null ? null : Times.to("to", to))
                .withUser(call.query("user"))
                .withAction(call.query("action"))
                .withSubject(call.query("subject"));
    }

    private Answer csv(Call call) {
        String accountId = call.accountId();
        AuditQuery query = query(call);
        return Answer.ok(Download.csv("audit.csv", writer -> write(accountId, query, writer)));
    }

    private void write(String accountId, AuditQuery query, Writer writer) throws IOException {
        writer.write(UsageCsv.line(AuditText.HEADS.toArray()));
        Long next = null;
        do {
            AuditPage page = audit.page(accountId, query, next, CSV_PAGE);
            for (AuditEntry entry : page.entries()) {
                writer.write(UsageCsv.line(AuditText.columns(entry).toArray()));
            }
            next = page.next();
        } while (next != null);
    }
}
