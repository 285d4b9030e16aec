package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.startup.StartAtLogin;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.Switch;

import java.util.Optional;
import java.util.function.Supplier;

/** Whether the program starts with its user's session. JavaFX thread only. */
final class StartRow {
    private final FxThread fx;
    private final Texts texts;
    private final Supplier<StartAtLogin> start;
    private final Switch control = new Switch();
    private final SettingsRow row;
    private boolean showing;

    private record State(boolean on, Optional<StartAtLogin.Unavailable> why) {}

    StartRow(SettingsAccess access) {
        fx = access.fx();
        texts = access.texts();
        start = access.start();
        control.setId("setting-start");
        row =
                new SettingsRow(
                        texts.get("settings.start"), texts.get("settings.start.text"), control);
        control.selectedProperty().addListener((_, _, on) -> change(on));
    }

    SettingsRow row() {
        return row;
    }

    /** Looks what the system has: its user may have changed it elsewhere. */
    void look() {
        fx.background(this::state, this::show);
    }

    private State state() {
        StartAtLogin now = start.get();
        return new State(now.enabled(), now.unavailable());
    }

    /** What is on can be turned off, wherever it came from. */
    private void show(State state) {
        showing = true;
        control.setSelected(state.on);
        control.setDisable(state.why.isPresent() && !state.on);
        state.why.ifPresent(why -> row.say(texts.of(why)));
        showing = false;
    }

    private void change(boolean on) {
        if (showing) {
            return;
        }
        row.busy(true);
        row.fail("");
        fx.background(
                () -> {
                    start.get().set(on);
                    return state();
                },
                now -> {
                    row.busy(false);
                    show(now);
                },
                failure -> {
                    row.busy(false);
                    fx.noted(failure);
                    row.fail(texts.get("settings.start.failed"));
                    look();
                });
    }
}
