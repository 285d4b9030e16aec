package io.github.claudeproxy.ui.settings;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.tls.Authority;
import io.github.claudeproxy.ui.fx.Dialogs;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.FxThread;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.stage.FileChooser;

import java.io.File;
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
        fingerprint = new SettingsRow(texts.get("settings.authority"), "", save).onlyIf(there);
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
                authority ->
                        fingerprint.say(
                                texts.get(
                                        "settings.authority.text",
                                        authority.fingerprint(),
                                        formats.date(authority.expiresAt()))));
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("settings.authority.save"));
        chooser.setInitialFileName("ca.pem");
        File chosen = chooser.showSaveDialog(fingerprint.getScene().getWindow());
        if (chosen != null) {
            save(chosen.toPath());
        }
    }

    /** Writes what others import; it holds no secret. */
    void save(Path file) {
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
