package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.startup.StartAtLogin;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.update.UpdateState;

import java.util.function.Supplier;

/**
 * What the settings read and change.
 *
 * @param start how the program starts at login; blocks
 * @param updates what is known of newer versions
 */
public record SettingsAccess(
        FxThread fx,
        Texts texts,
        Settings settings,
        Supplier<StartAtLogin> start,
        Signal<UpdateState> updates) {}
