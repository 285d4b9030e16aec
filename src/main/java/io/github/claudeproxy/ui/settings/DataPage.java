package io.github.claudeproxy.ui.settings;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.FxThread;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.stage.Window;

import java.time.LocalDate;
import java.util.List;

/** Where everything is kept, and how it is kept safe or given up. */
final class DataPage implements SettingsPage {
    private final FxThread fx;
    private final Texts texts;
    private final HouseServices house;
    private final SettingsPages.Surroundings around;
    private final BackupPlaces places;
    private final BackupDialogs dialogs;
    private final BooleanProperty prepared = new SimpleBooleanProperty();
    private final List<SettingsGroup> groups;

    DataPage(SettingsAccess access, HouseServices house, SettingsPages.Surroundings around) {
        this.fx = access.fx();
        this.texts = access.texts();
        this.house = house;
        this.around = around;
        this.places = around.places();
        this.dialogs = new BackupDialogs(fx, texts, house.backups(), around);
        groups = List.of(folder(), backups(), danger());
    }

    private SettingsGroup folder() {
        Button open =
                button(
                        "settings.folder.action",
                        "folder",
                        () -> house.ways().reveals().accept(house.data()));
        return new SettingsGroup(
                texts.get("settings.data"),
                List.of(
                        new SettingsRow(
                                texts.get("settings.folder"), house.data().toString(), open)));
    }

    private SettingsGroup backups() {
        SettingsRow write =
                new SettingsRow(
                        texts.get("settings.backup"),
                        texts.get("settings.backup.text"),
                        button("settings.backup.action", "backup", this::write));
        SettingsRow read =
                new SettingsRow(
                        texts.get("settings.restore"),
                        texts.get("settings.restore.text"),
                        button("settings.restore.choose", "restore", this::read));
        return new SettingsGroup(texts.get("settings.backups"), List.of(write, read, entering()));
    }

    /** What to do once a backup is ready. */
    private SettingsRow entering() {
        Button stay = button("settings.restored.give-up", "give-up", this::giveUp);
        Button quit = button("settings.restored.quit", "restore-quit", house.ways().quits());
        quit.getStyleClass().add(Styles.ACCENT);
        return new SettingsRow(
                        texts.get("settings.restored"),
                        texts.get("settings.restored.text"),
                        stay,
                        quit)
                .onlyIf(prepared);
    }

    private SettingsGroup danger() {
        Button reset = button("settings.reset.action", "reset", this::askToReset);
        reset.getStyleClass().add(Styles.DANGER);
        return new SettingsGroup(
                        texts.get("settings.danger"),
                        List.of(
                                new SettingsRow(
                                        texts.get("settings.reset"),
                                        texts.get("settings.reset.text"),
                                        reset)))
                .dangerous();
    }

    private Button button(String text, String id, Runnable action) {
        Button button = new Button(texts.get(text));
        button.setId("setting-" + id);
        button.setOnAction(_ -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void write() {
        String name = "claude-proxy-" + LocalDate.now(house.clock()) + ".cpbackup";
        places.toWrite(window(), name).ifPresent(dialogs::write);
    }

    private void read() {
        places.toRead(window()).ifPresent(file -> dialogs.prepare(file, this::look));
    }

    private Window window() {
        return groups.getFirst().getScene().getWindow();
    }

    private void giveUp() {
        fx.background(
                () -> {
                    house.backups().giveUp();
                    return house.backups().isPrepared();
                },
                prepared::set);
    }

    private void look() {
        fx.background(house.backups()::isPrepared, prepared::set);
    }

    private void askToReset() {
        around.dialogs().show(new ResetCard(texts, around.dialogs()::close, this::reset).card());
    }

    private void reset() {
        around.dialogs().close();
        house.ways().resets().run();
        house.ways().quits().run();
    }

    @Override
    public Section section() {
        return Section.DATA;
    }

    @Override
    public List<SettingsGroup> groups() {
        return groups;
    }

    @Override
    public void shown() {
        look();
    }
}
