package io.github.claudeproxy.ui.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/** What a tray asks its icons and is told by them; public because the library reads it. */
@DBusInterfaceName(StatusNotifierItem.NAME)
public interface StatusNotifierItem extends DBusInterface {
    String NAME = "org.kde.StatusNotifierItem";
    String PATH = "/StatusNotifierItem";

    @DBusMemberName("Activate")
    void activate(int x, int y);

    @DBusMemberName("SecondaryActivate")
    void activateOtherwise(int x, int y);

    @DBusMemberName("ContextMenu")
    void openMenu(int x, int y);

    @DBusMemberName("Scroll")
    void scroll(int delta, String orientation);

    /** There is another picture. */
    @DBusMemberName("NewIcon")
    final class Pictured extends DBusSignal {
        public Pictured(String path) throws DBusException {
            super(path);
        }
    }

    /** The words that show under the mouse are others. */
    @DBusMemberName("NewToolTip")
    final class Explained extends DBusSignal {
        public Explained(String path) throws DBusException {
            super(path);
        }
    }

    /** Whether somebody has to look has changed. */
    @DBusMemberName("NewStatus")
    final class Judged extends DBusSignal {
        public final String status;

        public Judged(String path, String status) throws DBusException {
            super(path, status);
            this.status = status;
        }
    }
}
