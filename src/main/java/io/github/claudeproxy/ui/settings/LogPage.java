package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.config.SettingsValues;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Choices;
import io.github.claudeproxy.ui.fx.FxThread;

import javafx.scene.control.ComboBox;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

import java.util.List;
import java.util.Objects;

/** How much is logged, and what was. */
final class LogPage implements SettingsPage {
    private final FxThread fx;
    private final Settings settings;
    private final ComboBox<Level> level = new ComboBox<>();
    private final LogViewer viewer;
    private final List<SettingsGroup> groups;
    private Signal.@Nullable Subscription following;
    private boolean showing;

    LogPage(SettingsAccess access, HouseServices house) {
        fx = access.fx();
        settings = access.settings();
        Texts texts = access.texts();
        viewer = new LogViewer(fx, texts, house);
        level.setId("setting-log-level");
        level.getItems().setAll(Level.values());
        level.setConverter(Choices.named(each -> LevelWords.of(texts, each)));
        level.setDisable(house.levelFixed());
        level.valueProperty().addListener((_, _, now) -> choose(now));
        SettingsRow row =
                new SettingsRow(
                        texts.get("settings.log.level"),
                        texts.get(
                                house.levelFixed()
                                        ? "settings.log.level.fixed"
                                        : "settings.log.level.text"),
                        level);
        groups =
                List.of(
                        new SettingsGroup("", List.of(row)),
                        new SettingsGroup(
                                texts.get("settings.log.lines"),
                                texts.get("settings.log.filter"),
                                viewer.root()));
    }

    private void choose(Level chosen) {
        if (!showing) {
            fx.background(() -> settings.change(values -> values.with(chosen)), _ -> {});
        }
    }

    private void show(SettingsValues values) {
        showing = true;
        level.setValue(values.logLevel());
        showing = false;
    }

    @Override
    public Section section() {
        return Section.LOG;
    }

    @Override
    public List<SettingsGroup> groups() {
        return groups;
    }

    @Override
    public void shown() {
        following = fx.watch(settings.values(), this::show);
        viewer.follow();
    }

    @Override
    public void hidden() {
        Objects.requireNonNull(following).close();
        viewer.leave();
    }
}
