package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.FxThread;

/** What the settings read and change. */
public record SettingsAccess(FxThread fx, Texts texts, Settings settings) {}
