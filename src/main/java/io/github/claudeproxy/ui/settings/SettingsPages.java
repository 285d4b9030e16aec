package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.ui.fx.Dialogs;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.Toasts;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.users.Role;

import java.util.ArrayList;
import java.util.List;

/** Makes the screen out of its pages. */
public final class SettingsPages {
    private SettingsPages() {}

    /** What dialogs and short messages appear in. */
    public record Surroundings(Dialogs dialogs, Toasts toasts, BackupPlaces places) {}

    /** What belongs to the installation is for its owner alone, as over REST. */
    public static SettingsView view(ViewLoader loader, SettingsServices its, Surroundings around) {
        SettingsAccess access = its.access();
        Formats formats = new Formats(access.texts(), its.house().clock().getZone());
        boolean owner = its.people().user().role() == Role.OWNER;
        List<SettingsPage> pages = new ArrayList<>();
        pages.add(new GeneralPage(access, owner));
        if (owner) {
            pages.add(new NetworkPage(access, formats, its.network(), around));
        }
        pages.add(new AccountPage(access, formats, its.people(), around));
        pages.add(new SharesPage(access, its.team()));
        pages.add(new PricesPage(access, its.team(), around.dialogs(), around.toasts()));
        pages.add(new AlertsPage(access, its.team()));
        pages.add(new HistoryPage(access, its.team(), around.dialogs(), around.toasts()));
        if (owner) {
            pages.add(new DataPage(access, its.house(), around));
            pages.add(new LogPage(access, its.house()));
            pages.add(new CheckupPage(access, its.network().doctor(), around.toasts()));
        }
        return new SettingsView(loader, pages);
    }
}
