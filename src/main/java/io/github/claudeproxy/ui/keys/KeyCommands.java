package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.join.JoinLink;
import io.github.claudeproxy.join.JoinService;
import io.github.claudeproxy.keys.DeletedKey;
import io.github.claudeproxy.keys.Key;
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
import java.util.stream.Collectors;

/** What the user can do with keys: asks, does it, and says what came of it. JavaFX thread only. */
final class KeyCommands {
    /** How many of the keys that are to go a question names. */
    private static final int NAMED = 3;

    private final KeyChanges changes;
    private final ViewLoader loader;
    private final Texts texts;
    private final Clock clock;
    private final Desk desk;
    private final KeyFailures failures;
    private final Formats formats;

    /** What stands around the screen. */
    record Desk(FxThread fx, Dialogs dialogs, Toasts toasts, SecretClipboard clipboard) {}

    KeyCommands(KeyChanges changes, ViewLoader loader, Clock clock, Desk desk) {
        this.changes = changes;
        this.loader = loader;
        this.texts = loader.texts();
        this.clock = clock;
        this.desk = desk;
        this.failures = new KeyFailures(texts);
        this.formats = new Formats(texts, clock.getZone());
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
                                                this::show,
                                                failure ->
                                                        refuse(
                                                                failure,
                                                                request.name(),
                                                                card.get()::refused)))));
        desk.dialogs().show(card.get().card());
    }

    private void show(NewKey made) {
        SecretCard.Ways ways =
                new SecretCard.Ways(() -> invite(made.generated().key()), desk.dialogs()::close);
        desk.dialogs()
                .showUntilAnswered(new SecretCard(texts, desk.clipboard(), made, ways).card());
    }

    /** Hands the key on by a link. */
    void invite(Key key) {
        changes.invite(
                key,
                JoinService.USUAL_LIFE,
                reply(made -> made.ifPresentOrElse(link -> show(key, link), this::gone)));
    }

    private void show(Key key, Invitation made) {
        AtomicReference<InviteCard> card = new AtomicReference<>();
        AtomicReference<Invitation> open = new AtomicReference<>(made);
        InviteCard.Ways ways =
                new InviteCard.Ways(
                        life ->
                                changes.invite(
                                        key,
                                        life,
                                        reply(
                                                again ->
                                                        again.ifPresent(
                                                                link -> {
                                                                    open.set(link);
                                                                    card.get().show(link);
                                                                }))),
                        () -> withdraw(open.get().made().link()),
                        desk.dialogs()::close);
        card.set(new InviteCard(texts, formats, desk.clipboard(), made, ways));
        desk.dialogs().show(card.get().card());
    }

    /** Ends a link before it is used. */
    void withdraw(JoinLink link) {
        desk.dialogs().close();
        changes.withdraw(
                link,
                reply(
                        open ->
                                desk.toasts()
                                        .show(
                                                open
                                                        ? texts.get("keys.invite.withdrawn")
                                                        : texts.get("keys.invite.used"))));
    }

    private void gone() {
        desk.dialogs().error(texts.get("keys.failed"), texts.get("keys.gone"));
    }

    /** Shows all there is to know of a key. */
    void show(KeyRow row) {
        DetailsCard.Ways ways =
                new DetailsCard.Ways(() -> limit(List.of(row)), desk.dialogs()::close);
        desk.dialogs().show(new DetailsCard(texts, formats, row, ways).card());
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
                        () -> changes.rotate(row, reply(made -> made.ifPresent(this::show))));
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
                        new LimitWords(texts, formats),
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

    /** One comes back with one click; of several, somebody may not know which they were. */
    void delete(List<KeyRow> rows) {
        if (rows.size() == 1) {
            changes.delete(rows, reply(this::deleted));
        } else if (!rows.isEmpty()) {
            desk.dialogs()
                    .confirm(
                            new Dialogs.Question(
                                    texts.get("keys.delete.title", rows.size()),
                                    texts.get("keys.delete.text", names(rows)),
                                    texts.get("keys.delete.action", rows.size()),
                                    true),
                            () -> changes.delete(rows, reply(this::deleted)));
        }
    }

    private String names(List<KeyRow> rows) {
        String first =
                rows.stream().limit(NAMED).map(KeyRow::name).collect(Collectors.joining(", "));
        int more = rows.size() - NAMED;
        return more > 0 ? texts.get("keys.delete.more", first, more) : first;
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
