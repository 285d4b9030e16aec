package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.keys.DeletedKey;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Dialogs;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.SecretClipboard;
import io.github.claudeproxy.ui.fx.Toasts;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.ui.keys.KeyChanges.NewKey;
import io.github.claudeproxy.ui.keys.KeyChanges.Reply;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What the user can do with keys: asks, does it, and says what came of it. JavaFX thread only. */
final class KeyCommands {
    private final KeyChanges changes;
    private final ViewLoader loader;
    private final Texts texts;
    private final Clock clock;
    private final Desk desk;
    private final KeyFailures failures;

    /** What stands around the screen. */
    record Desk(FxThread fx, Dialogs dialogs, Toasts toasts, SecretClipboard clipboard) {}

    KeyCommands(KeyChanges changes, ViewLoader loader, Clock clock, Desk desk) {
        this.changes = changes;
        this.loader = loader;
        this.texts = loader.texts();
        this.clock = clock;
        this.desk = desk;
        this.failures = new KeyFailures(texts);
    }

    void create() {
        AtomicReference<NewKeyCard> card = new AtomicReference<>();
        card.set(
                new NewKeyCard(
                        texts,
                        clock,
                        desk.dialogs()::close,
                        (request, limits) ->
                                changes.generate(
                                        request,
                                        limits,
                                        new Reply<>(
                                                made -> show(made, true),
                                                failure ->
                                                        refuse(
                                                                failure,
                                                                request.name(),
                                                                card.get()::refused)))));
        desk.dialogs().show(card.get().card());
    }

    private void show(NewKey made, boolean isNew) {
        SecretCard card =
                new SecretCard(texts, desk.clipboard(), made, isNew, desk.dialogs()::close);
        desk.dialogs().showUntilAnswered(card.card());
    }

    void rename(KeyRow row) {
        AtomicReference<NameCard> card = new AtomicReference<>();
        card.set(
                new NameCard(
                        texts,
                        row.name(),
                        desk.dialogs()::close,
                        name ->
                                changes.rename(
                                        row,
                                        name,
                                        new Reply<>(
                                                _ -> desk.dialogs().close(),
                                                failure ->
                                                        refuse(
                                                                failure,
                                                                name,
                                                                card.get()::refused)))));
        desk.dialogs().show(card.get().card());
    }

    void rotate(KeyRow row) {
        desk.dialogs()
                .confirm(
                        new Dialogs.Question(
                                texts.get("keys.rotate.title", row.name()),
                                texts.get("keys.rotate.text"),
                                texts.get("keys.rotate.action"),
                                true),
                        () ->
                                changes.rotate(
                                        row,
                                        reply(made -> made.ifPresent(key -> show(key, false)))));
    }

    /** Shows and changes what these keys are allowed. */
    void limit(List<KeyRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        AtomicReference<LimitsCard> card = new AtomicReference<>();
        card.set(
                new LimitsCard(
                        loader,
                        clock,
                        rows,
                        new LimitWords(texts, new Formats(texts, clock.getZone())),
                        desk.dialogs()::close,
                        rules ->
                                changes.setRules(
                                        rows,
                                        rules,
                                        new Reply<>(
                                                _ -> limited(rows.size()),
                                                failure ->
                                                        refuse(
                                                                failure,
                                                                "",
                                                                card.get()::refused)))));
        desk.dialogs().show(card.get().card());
    }

    private void limited(int keys) {
        desk.dialogs().close();
        desk.toasts().show(texts.get("keys.limits.saved", keys));
    }

    void setEnabled(List<KeyRow> rows, boolean enabled) {
        changes.setEnabled(
                rows,
                enabled,
                reply(
                        changed ->
                                desk.toasts()
                                        .show(
                                                texts.get(
                                                        enabled ? "keys.enabled" : "keys.disabled",
                                                        changed))));
    }

    void delete(List<KeyRow> rows) {
        if (!rows.isEmpty()) {
            changes.delete(rows, reply(this::deleted));
        }
    }

    private void deleted(List<DeletedKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        String said =
                keys.size() == 1
                        ? texts.get("keys.deleted", keys.getFirst().key().name())
                        : texts.get("keys.deleted-many", keys.size());
        desk.toasts()
                .show(
                        said,
                        texts.get("keys.undo"),
                        () -> changes.restore(keys, reply(_ -> {})),
                        () -> {});
    }

    void copyPrefix(KeyRow row) {
        desk.clipboard().copy(row.key().prefix());
    }

    /** For a change whose failure has no place of its own. */
    private <T> Reply<T> reply(Consumer<? super T> done) {
        return new Reply<>(
                done,
                failure ->
                        refuse(
                                failure,
                                "",
                                why -> desk.dialogs().error(texts.get("keys.failed"), why)));
    }

    private void refuse(Exception failure, String name, Consumer<String> says) {
        failures.said(failure, name).ifPresentOrElse(says, () -> desk.fx().unexpected(failure));
    }
}
