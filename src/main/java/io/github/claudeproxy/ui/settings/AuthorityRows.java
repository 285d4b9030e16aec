package io.github.claudeproxy.ui.settings;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.tls.Authority;
import io.github.claudeproxy.ui.fx.Dialogs;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.SecretClipboard;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What others must trust for HTTPS: to compare, to hand on, to make anew. JavaFX thread only. */
final class AuthorityRows {
    private final FxThread fx;
    private final Texts texts;
    private final Formats formats;
    private final NetworkServices its;
    private final SettingsPages.Surroundings around;
    private final BooleanProperty there = new SimpleBooleanProperty();
    private final SettingsRow fingerprint;
    private final SettingsRow renewal;
    private final SecretClipboard clipboard = new SecretClipboard();
    private String print = "";

    AuthorityRows(
            SettingsAccess access,
            Formats formats,
            NetworkServices its,
            SettingsPages.Surroundings around) {
        this.fx = access.fx();
        this.texts = access.texts();
        this.formats = formats;
        this.its = its;
        this.around = around;
        Button save = new Button(texts.get("settings.authority.save"));
        save.setId("authority-save");
        save.setOnAction(_ -> choose());
        Button copy = new Button(texts.get("settings.authority.copy"));
        copy.setId("authority-copy");
        copy.setOnAction(_ -> copy());
        fingerprint =
                new SettingsRow(texts.get("settings.authority"), "", copy, save).onlyIf(there);
        Button renew = new Button(texts.get("settings.authority.renew"));
        renew.setId("authority-renew");
        renew.getStyleClass().addAll(Styles.DANGER, Styles.BUTTON_OUTLINED);
        renew.setOnAction(_ -> ask());
        renewal =
                new SettingsRow(
                                texts.get("settings.authority.renewal"),
                                texts.get("settings.authority.renewal.text"),
                                renew)
                        .onlyIf(there);
    }

    SettingsGroup group() {
        return new SettingsGroup(
                texts.get("settings.authority.title"), List.of(fingerprint, renewal));
    }

    void read() {
        fx.background(its.certificates()::authority, this::show);
    }

    private void show(Optional<Authority> now) {
        there.set(now.isPresent());
        now.ifPresent(
                authority -> {
                    print = authority.fingerprint();
                    fingerprint.say(
                            texts.get(
                                    "settings.authority.text",
                                    print,
                                    formats.date(authority.expiresAt())));
                });
    }

    private void choose() {
        around.places()
                .toKeep(
                        fingerprint.getScene().getWindow(),
                        texts.get("settings.authority.save"),
                        "ca.pem")
                .ifPresent(this::save);
    }

    /** Writes what others import; it holds no secret. */
    private void save(Path file) {
        fingerprint.fail("");
        fx.background(
                () -> {
                    Files.writeString(file, its.certificates().authority().orElseThrow().pem());
                    return file;
                },
                _ -> around.toasts().show(texts.get("usage.exported", file.getFileName())),
                failure -> {
                    fx.noted(failure);
                    fingerprint.fail(texts.get("settings.authority.not-saved"));
                });
    }

    private void copy() {
        clipboard.copy(print);
        around.toasts().show(texts.get("settings.authority.copied"));
    }

    private void ask() {
        around.dialogs()
                .confirm(
                        new Dialogs.Question(
                                texts.get("settings.authority.renewal"),
                                texts.get("settings.authority.renewal.text"),
                                texts.get("settings.authority.renew"),
                                true),
                        this::renew);
    }

    private void renew() {
        renewal.busy(true);
        fx.background(
                () -> {
                    its.network().renewAuthority();
                    return its.certificates().authority();
                },
                now -> {
                    renewal.busy(false);
                    show(now);
                },
                failure -> {
                    renewal.busy(false);
                    fx.unexpected(failure);
                });
    }
}
