package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.startup.StartAtLogin;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.FxThread;

import java.util.function.Supplier;

/**
 * What the settings read and change.
 *
 * @param start how the program starts at login; blocks
 */
public record SettingsAccess(
        FxThread fx, Texts texts, Settings settings, Supplier<StartAtLogin> start) {}
