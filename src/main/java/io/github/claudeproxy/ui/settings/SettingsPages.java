package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.ui.fx.Dialogs;
import io.github.claudeproxy.ui.fx.Toasts;
import io.github.claudeproxy.ui.fx.ViewLoader;

import java.util.List;

/** Makes the screen out of its pages. */
public final class SettingsPages {
    private SettingsPages() {}

    /** What dialogs and short messages appear in. */
    public record Surroundings(Dialogs dialogs, Toasts toasts, BackupPlaces places) {}

    public static SettingsView view(
            ViewLoader loader, SettingsAccess access, HouseServices house, Surroundings around) {
        return new SettingsView(
                loader,
                List.of(
                        new GeneralPage(access),
                        new DataPage(access, house, around),
                        new LogPage(access, house)));
    }
}
