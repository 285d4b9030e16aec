package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.ui.fx.ViewLoader;

import java.util.List;

/** Makes the screen out of its pages. */
public final class SettingsPages {
    private SettingsPages() {}

    public static SettingsView view(ViewLoader loader, SettingsAccess access) {
        return new SettingsView(loader, List.of(new GeneralPage(access)));
    }
}
