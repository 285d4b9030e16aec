package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.ui.fx.Dialogs;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.Toasts;
import io.github.claudeproxy.ui.fx.ViewLoader;

import java.util.List;

/** Makes the screen out of its pages. */
public final class SettingsPages {
    private SettingsPages() {}

    /** What dialogs and short messages appear in. */
    public record Surroundings(Dialogs dialogs, Toasts toasts, BackupPlaces places) {}

    public static SettingsView view(ViewLoader loader, SettingsServices its, Surroundings around) {
        SettingsAccess access = its.access();
        Formats formats = new Formats(access.texts(), its.house().clock().getZone());
        return new SettingsView(
                loader,
                List.of(
                        new GeneralPage(access),
                        new NetworkPage(access, formats, its.network(), around),
                        new AccountPage(access, formats, its.people(), around),
                        new SharesPage(access, its.team()),
                        new PricesPage(access, its.team(), around.dialogs(), around.toasts()),
                        new AlertsPage(access, its.team()),
                        new HistoryPage(access, its.team(), around.dialogs(), around.toasts()),
                        new DataPage(access, its.house(), around),
                        new LogPage(access, its.house())));
    }
}
