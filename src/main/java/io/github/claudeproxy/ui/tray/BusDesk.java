package io.github.claudeproxy.ui.tray;

import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The desktop of Linux, over its session bus: icons by the StatusNotifierItem protocol, which KDE,
 * GNOME with the AppIndicator extension and most others show. It needs no library of the system, so
 * nothing in this process can break with one.
 */
final class BusDesk implements Desk {
    private static final Logger log = LoggerFactory.getLogger(BusDesk.class);

    private final DBusConnection bus;
    private final Consumer<TrayCommand> commands;
    private final BusNotifications notifications;
    private volatile String opens = "Claude Proxy";
    private @Nullable BusItem item;
    private @Nullable MenuOnBus menu;

    /** The tray that knows the icon; another one has to be told of it. */
    private String toldTo = "";

    private BusDesk(DBusConnection bus, Consumer<TrayCommand> commands) {
        this.bus = bus;
        this.commands = commands;
        this.notifications =
                BusNotifications.on(bus, () -> commands.accept(TrayCommand.OPEN_PROBLEMS));
    }

    static Optional<Desk> open(Map<String, String> environment, Consumer<TrayCommand> commands) {
        return address(environment).flatMap(address -> connect(address, commands));
    }

    /** Where the session's bus is; one is never started for this. */
    private static Optional<String> address(Map<String, String> environment) {
        String given = environment.get("DBUS_SESSION_BUS_ADDRESS");
        if (given != null && !given.isBlank()) {
            return Optional.of(given);
        }
        return Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .map(directory -> Path.of(directory, "bus"))
                .filter(Files::exists)
                .map(path -> "unix:path=" + path);
    }

    private static Optional<Desk> connect(String address, Consumer<TrayCommand> commands) {
        try {
            DBusConnection bus =
                    DBusConnectionBuilder.forAddress(address).withShared(false).build();
            return Optional.of(new BusDesk(bus, commands));
        } catch (DBusException | DBusExecutionException | IllegalArgumentException e) {
            log.info("The desktop cannot be reached, so there is no tray: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** A tray that shows icons, by the name it has now; empty where there is none. */
    private String host() {
        try {
            Properties watcher =
                    bus.getRemoteObject(
                            StatusNotifierWatcher.NAME,
                            StatusNotifierWatcher.PATH,
                            Properties.class);
            boolean shows =
                    Boolean.TRUE.equals(
                            watcher.<Object>Get(
                                    StatusNotifierWatcher.NAME, "IsStatusNotifierHostRegistered"));
            return shows ? owner() : "";
        } catch (DBusException | DBusExecutionException _) {
            return "";
        }
    }

    private String owner() throws DBusException {
        return bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class)
                .GetNameOwner(StatusNotifierWatcher.NAME);
    }

    @Override
    public synchronized boolean hasTray() {
        return !host().isEmpty();
    }

    @Override
    public synchronized void show(TrayLook look) {
        opens = look.menu().getFirst().text();
        String host = host();
        if (host.isEmpty()) {
            toldTo = "";
            return;
        }
        try {
            if (item == null || menu == null) {
                export(look);
            } else {
                change(item, menu, look);
            }
            if (!host.equals(toldTo)) {
                bus.getRemoteObject(
                                StatusNotifierWatcher.NAME,
                                StatusNotifierWatcher.PATH,
                                StatusNotifierWatcher.class)
                        .register(bus.getUniqueName());
                toldTo = host;
            }
        } catch (DBusException | DBusExecutionException e) {
            log.warn("The tray does not take the icon", e);
        }
    }

    private void export(TrayLook look) throws DBusException {
        BusItem icon = new BusItem(look, commands);
        MenuOnBus lines = new MenuOnBus(look, commands);
        bus.exportObject(icon);
        bus.exportObject(lines);
        item = icon;
        menu = lines;
    }

    private void change(BusItem icon, MenuOnBus lines, TrayLook look) throws DBusException {
        icon.show(look);
        UInt32 revision = lines.show(look);
        String path = StatusNotifierItem.PATH;
        for (DBusSignal signal :
                List.of(
                        new StatusNotifierItem.Pictured(path),
                        new StatusNotifierItem.Judged(path, BusItem.status(look)),
                        new StatusNotifierItem.Explained(path),
                        new BusMenu.Changed(BusMenu.PATH, revision, 0))) {
            bus.sendMessage(signal);
        }
    }

    @Override
    public void tell(String title, String text) {
        notifications.show(title, text, opens);
    }

    @Override
    public void close() {
        bus.disconnect();
    }
}
