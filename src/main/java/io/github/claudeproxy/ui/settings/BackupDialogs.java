package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.backup.BackupException;
import io.github.claudeproxy.backup.BackupService;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Dialogs;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.Toasts;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Writes and reads backups, asking for their passphrase. JavaFX thread only. */
final class BackupDialogs {
    private final FxThread fx;
    private final Texts texts;
    private final BackupService backups;
    private final Dialogs dialogs;
    private final Toasts toasts;

    BackupDialogs(
            FxThread fx, Texts texts, BackupService backups, SettingsPages.Surroundings around) {
        this.fx = fx;
        this.texts = texts;
        this.backups = backups;
        this.dialogs = around.dialogs();
        this.toasts = around.toasts();
    }

    /** Writes one into this file. */
    void write(Path file) {
        ask(
                new PassphraseCard.Question(
                        texts.get("settings.backup"),
                        texts.get("settings.backup.ask", BackupService.LEAST_CHARACTERS),
                        texts.get("settings.backup.action"),
                        true),
                passphrase -> () -> backups.write(file, passphrase),
                bytes -> toasts.show(written(file, bytes)));
    }

    private String written(Path file, long bytes) {
        return texts.get(
                "settings.backup.done", file.getFileName().toString(), Math.ceilDiv(bytes, 1024));
    }

    /** Gets the one in this file ready to take the place of what is there. */
    void prepare(Path file, Runnable done) {
        ask(
                new PassphraseCard.Question(
                        texts.get("settings.restore.title", file.getFileName().toString()),
                        texts.get("settings.restore.ask"),
                        texts.get("settings.restore.action"),
                        false),
                passphrase -> () -> backups.prepare(file, passphrase),
                _ -> done.run());
    }

    /** What is to be done with a passphrase. */
    private interface Work<T> {
        Callable<T> with(char[] passphrase);
    }

    private <T> void ask(PassphraseCard.Question question, Work<T> work, Consumer<? super T> done) {
        AtomicReference<PassphraseCard> card = new AtomicReference<>();
        card.set(
                new PassphraseCard(
                        texts,
                        question,
                        dialogs::close,
                        passphrase ->
                                fx.background(
                                        work.with(passphrase),
                                        result -> {
                                            dialogs.close();
                                            done.accept(result);
                                        },
                                        failure -> failed(failure, card.get()))));
        dialogs.showUntilAnswered(card.get().card());
    }

    private void failed(Exception failure, PassphraseCard card) {
        if (failure instanceof BackupException expected) {
            card.fail(texts.of(expected.problem(), String.valueOf(expected.getMessage())));
        } else {
            card.fail(texts.get("dialog.unexpected.text"));
            fx.unexpected(failure);
        }
    }
}
