package io.github.claudeproxy.ui.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

import java.util.List;
import java.util.Map;

/**
 * Who shows notifications (Desktop Notifications Specification 1.2); public because the library
 * makes a proxy of it.
 */
@DBusInterfaceName(DesktopNotifications.NAME)
public interface DesktopNotifications extends DBusInterface {
    String NAME = "org.freedesktop.Notifications";
    String PATH = "/org/freedesktop/Notifications";

    /** The action that a click on the notification itself is. */
    String CLICK = "default";

    @DBusMemberName("Notify")
    UInt32 show(
            String program,
            UInt32 replaces,
            String icon,
            String title,
            String text,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int milliseconds);

    /** What it can do beside showing a title. */
    @DBusMemberName("GetCapabilities")
    List<String> capabilities();

    /** The user wants this of one of them. */
    @DBusMemberName("ActionInvoked")
    final class Chosen extends DBusSignal {
        public final UInt32 id;
        public final String action;

        public Chosen(String path, UInt32 id, String action) throws DBusException {
            super(path, id, action);
            this.id = id;
            this.action = action;
        }
    }

    /** One of them is seen no more; another program may get its number. */
    @DBusMemberName("NotificationClosed")
    final class Gone extends DBusSignal {
        public final UInt32 id;
        public final UInt32 reason;

        public Gone(String path, UInt32 id, UInt32 reason) throws DBusException {
            super(path, id, reason);
            this.id = id;
            this.reason = reason;
        }
    }
}
