package io.github.claudeproxy.audit;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Changes in the shape that the REST API and the command line share. */
public final class AuditText {
    /** The heads of the columns that {@link #columns} fills. */
    public static final List<String> HEADS =
            List.of(
                    "id", "at", "user_id", "user", "way", "address", "action", "subject", "label",
                    "before", "after");

    private AuditText() {}

    /** One change as a JSON object. */
    public static Map<String, @Nullable Object> fields(AuditEntry entry) {
        Change change = entry.change();
        Map<String, @Nullable Object> fields = start(entry);
        fields.put("before", change.before().fields());
        fields.put("after", change.after().fields());
        return fields;
    }

    /** One change as the line of a table. */
    public static List<Object> columns(AuditEntry entry) {
        Change change = entry.change();
        Map<String, @Nullable Object> fields = start(entry);
        fields.put("before", line(change.before()));
        fields.put("after", line(change.after()));
        return fields.values().stream().map(AuditText::text).toList();
    }

    private static Object text(@Nullable Object value) {
        return value == null ? "" : value;
    }

    private static Map<String, @Nullable Object> start(AuditEntry entry) {
        Actor actor = entry.actor();
        Change change = entry.change();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", entry.id());
        fields.put("at", entry.at().toString());
        fields.put("user_id", actor.userId());
        fields.put("user", actor.name());
        fields.put("way", actor.way().text());
        fields.put("address", actor.address());
        fields.put("action", change.action());
        fields.put("subject", change.subject());
        fields.put("label", change.label());
        return fields;
    }

    /** Such as {@code name=Ada, state=active}. */
    public static String line(Facts facts) {
        return facts.fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(", "));
    }
}
