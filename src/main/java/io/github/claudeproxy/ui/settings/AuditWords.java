package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.audit.Actor;
import io.github.claudeproxy.audit.Change;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says in words what was changed, and by whom. */
final class AuditWords {
    private static final Map<String, String> ACTIONS =
            Map.ofEntries(
                    Map.entry("account.limits", "web.history.account-limits"),
                    Map.entry("backup.restore", "web.history.backup-restore"),
                    Map.entry("backup.write", "web.history.backup-write"),
                    Map.entry("call.stop", "web.history.call-stop"),
                    Map.entry("connection.connect", "web.history.connect"),
                    Map.entry("connection.disconnect", "web.history.disconnect"),
                    Map.entry("connection.state", "web.history.connection-state"),
                    Map.entry("invitation.create", "web.history.invite"),
                    Map.entry("invitation.revoke", "web.history.invite-revoke"),
                    Map.entry("join_link.create", "web.history.link"),
                    Map.entry("join_link.revoke", "web.history.link-revoke"),
                    Map.entry("join_link.use", "web.history.link-use"),
                    Map.entry("key.delete", "web.history.key-delete"),
                    Map.entry("key.disable", "web.history.key-disable"),
                    Map.entry("key.enable", "web.history.key-enable"),
                    Map.entry("key.endpoints", "web.history.key-endpoints"),
                    Map.entry("key.expiry", "web.history.key-expiry"),
                    Map.entry("key.generate", "web.history.key-generate"),
                    Map.entry("key.limits", "web.history.key-limits"),
                    Map.entry("key.rename", "web.history.key-rename"),
                    Map.entry("key.restore", "web.history.key-restore"),
                    Map.entry("key.rotate", "web.history.key-rotate"),
                    Map.entry("network.change", "web.history.network"),
                    Map.entry("network.renew_authority", "web.history.authority"),
                    Map.entry("prices.change", "web.history.prices"),
                    Map.entry("settings.change", "web.history.settings"),
                    Map.entry("usage.reprice", "web.history.reprice"),
                    Map.entry("user.end_sessions", "web.history.sessions"),
                    Map.entry("user.password", "web.history.password"),
                    Map.entry("user.register", "web.history.register"),
                    Map.entry("user.remove", "web.history.remove"),
                    Map.entry("user.reset_password", "web.history.reset"),
                    Map.entry("webhook.change", "web.history.webhook"));

    private final Texts texts;
    private final Formats formats;

    AuditWords(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** What was done; an action that is not known here keeps its name. */
    String action(Change change) {
        String key = ACTIONS.get(change.action());
        return key == null ? change.action() : texts.get(key);
    }

    /** How people call what was changed: a backup by its time, as the user writes times. */
    String label(Change change) {
        if (!change.action().equals("backup.restore")) {
            return change.label();
        }
        try {
            return formats.dateTime(Instant.parse(change.label()));
        } catch (DateTimeException _) {
            return change.label();
        }
    }

    /** Who did it. */
    String who(Actor actor) {
        return actor.name().isEmpty() ? texts.get("audit.nobody") : actor.name();
    }

    /** From where. */
    String where(Actor actor) {
        String way =
                switch (actor.way()) {
                    case WINDOW -> texts.get("audit.way.window");
                    case REST -> texts.get("audit.way.rest");
                    case COMMAND_LINE -> texts.get("audit.way.command-line");
                    case SYSTEM -> texts.get("audit.way.system");
                };
        return actor.address() == null ? way : texts.get("audit.from", way, actor.address());
    }

    /** A line for each field that is another one now. */
    List<String> fields(Change change) {
        Map<String, String> before = change.before().fields();
        Map<String, String> after = change.after().fields();
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(
                        name ->
                                texts.get(
                                        "audit.field",
                                        name.replace('_', ' '),
                                        before.getOrDefault(name, texts.get("audit.nothing")),
                                        after.getOrDefault(name, texts.get("audit.nothing"))))
                .toList();
    }
}
