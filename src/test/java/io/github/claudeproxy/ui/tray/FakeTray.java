package io.github.claudeproxy.ui.tray;

import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A bus with a tray and a place for notifications on it, each of which can go. */
public final class FakeTray implements AutoCloseable {
    /** Who registered an icon. */
    final BlockingQueue<String> icons = new LinkedBlockingQueue<>();

    /** Title and text of each notification. */
    final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private static final int TRIES = 5;

    private final EmbeddedDBusDaemon daemon;
    private final String address;
    private final DBusConnection bus;
    private volatile boolean shows = true;

    FakeTray() {
        try {
            Path socket = Files.createTempDirectory("bus").resolve("bus");
            address = "unix:path=" + socket;
            daemon = new EmbeddedDBusDaemon(address + ",listen=true");
            daemon.startInBackgroundAndWait();
            bus = connect();
            bus.requestBusName(StatusNotifierWatcher.NAME);
            bus.exportObject(new Watcher());
            bus.requestBusName(DesktopNotifications.NAME);
            bus.exportObject(new Notifications());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DBusException e) {
            throw new IllegalStateException(e);
        }
    }

    /** On a busy machine the daemon now and then drops a connection before it has said hello. */
    DBusConnection connect() throws DBusException {
        for (int i = 1; i < TRIES; i++) {
            try {
                return connectOnce();
            } catch (DBusException _) {
                Thread.onSpinWait();
            }
        }
        return connectOnce();
    }

    private DBusConnection connectOnce() throws DBusException {
        return DBusConnectionBuilder.forAddress(address).withShared(false).build();
    }

    Map<String, String> environment() {
        return Map.of("DBUS_SESSION_BUS_ADDRESS", address);
    }

    /** From now on there is a tray that shows icons, or none. */
    void show(boolean icons) {
        shows = icons;
    }

    /** What somebody else on the bus offers. */
    <T extends DBusInterface> T of(String owner, String path, Class<T> type) {
        try {
            return bus.getRemoteObject(owner, path, type);
        } catch (DBusException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        bus.disconnect();
        try {
            daemon.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Public because the library calls it. */
    public final class Watcher implements StatusNotifierWatcher, Properties {
        @Override
        public void register(String service) {
            icons.add(service);
        }

        @Override
        public String getObjectPath() {
            return PATH;
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <A> A Get(String type, String name) {
            return (A) new Variant<>(shows);
        }

        @Override
        public <A> void Set(String type, String name, A value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Variant<?>> GetAll(String type) {
            return Map.of();
        }
    }

    /** Public because the library calls it. */
    public final class Notifications implements DesktopNotifications {
        @Override
        public UInt32 show(
                String program,
                UInt32 replaces,
                String icon,
                String title,
                String text,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int milliseconds) {
            told.add(title + ": " + text);
            return new UInt32(1);
        }

        @Override
        public String getObjectPath() {
            return PATH;
        }
    }
}
