package io.github.claudeproxy.ui.tray;

import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the program tells on a desktop of Linux, and which of it is clicked. Any thread. */
final class BusNotifications {
    private static final Logger log = LoggerFactory.getLogger(BusNotifications.class);
    private static final UInt32 NEW = new UInt32(0);
    private static final int USUAL_TIME = -1;

    private final DBusConnection bus;
    private final Runnable clicked;

    /** The bus tells of those of all programs. */
    private final Set<UInt32> shown = ConcurrentHashMap.newKeySet();

    private BusNotifications(DBusConnection bus, Runnable clicked) {
        this.bus = bus;
        this.clicked = clicked;
    }

    static BusNotifications on(DBusConnection bus, Runnable clicked) {
        BusNotifications made = new BusNotifications(bus, clicked);
        made.listen();
        return made;
    }

    /** They are worth showing even where nobody says what becomes of them. */
    private void listen() {
        try {
            bus.addSigHandler(DesktopNotifications.Chosen.class, this::chosen);
            bus.addSigHandler(DesktopNotifications.Gone.class, gone -> shown.remove(gone.id));
        } catch (DBusException | DBusExecutionException e) {
            log.info("Clicks on notifications lead nowhere: {}", e.getMessage());
        }
    }

    private void chosen(DesktopNotifications.Chosen choice) {
        if (shown.contains(choice.id) && choice.action.equals(DesktopNotifications.CLICK)) {
            clicked.run();
        }
    }

    /**
     * Shows it.
     *
     * @param does what a click does, for desktops that show that as a button
     */
    void show(String title, String text, String does) {
        try {
            DesktopNotifications desktop =
                    bus.getRemoteObject(
                            DesktopNotifications.NAME,
                            DesktopNotifications.PATH,
                            DesktopNotifications.class);
            shown.add(
                    desktop.show(
                            "Claude Proxy",
                            NEW,
                            "",
                            title,
                            plain(text),
                            actions(desktop, does),
                            Map.of("image-data", RawImage.mark()),
                            USUAL_TIME));
        } catch (DBusException | DBusExecutionException e) {
            log.info("The desktop shows no notification: {}", e.getMessage());
        }
    }

    /** Where clicks lead nowhere, some desktops would wait for an answer all the same. */
    private static List<String> actions(DesktopNotifications desktop, String does) {
        return takesClicks(desktop) ? List.of(DesktopNotifications.CLICK, does) : List.of();
    }

    private static boolean takesClicks(DesktopNotifications desktop) {
        try {
            return desktop.capabilities().contains("actions");
        } catch (DBusExecutionException e) {
            log.debug("The desktop does not say what its notifications can do", e);
            return false;
        }
    }

    /** Some desktops read the text as markup. */
    private static String plain(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
