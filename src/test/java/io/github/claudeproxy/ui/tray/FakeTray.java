package io.github.claudeproxy.ui.tray;

import static org.awaitility.Awaitility.await;

import static java.time.Duration.ofSeconds;

import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.DBusSignal;
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

    /** What can be done with each notification. */
    final BlockingQueue<List<String>> offered = new LinkedBlockingQueue<>();

    /** Of each notification. */
    static final int NUMBER = 7;

    private final EmbeddedDBusDaemon daemon;
    private final String address;
    private final DBusConnection bus;
    private volatile boolean shows = true;
    private volatile boolean takesClicks = true;

    FakeTray() {
        try {
            Path socket = Files.createTempDirectory("bus").resolve("bus");
            address = "unix:path=" + socket;
            daemon = new EmbeddedDBusDaemon(address + ",listen=true");
            daemon.startInBackgroundAndWait();
            // whoever connects before the daemon's own thread has begun makes it end
            await().atMost(ofSeconds(20)).until(daemon::isRunning);
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

    private DBusConnection connect() throws DBusException {
        return DBusConnectionBuilder.forAddress(address).withShared(false).build();
    }

    Map<String, String> environment() {
        return Map.of("DBUS_SESSION_BUS_ADDRESS", address);
    }

    /** From now on there is a tray that shows icons, or none. */
    void show(boolean icons) {
        shows = icons;
    }

    /** From now on notifications cannot be clicked. */
    void takeNoClicks() {
        takesClicks = false;
    }

    /** As if the user clicked on the notification with this number, which need not be ours. */
    void click(int notification) {
        send(DesktopNotifications.Chosen::new, notification, DesktopNotifications.CLICK);
    }

    /** It went by itself. */
    void expire(int notification) {
        send(DesktopNotifications.Gone::new, notification, new UInt32(1));
    }

    private <A> void send(Sent<A> signal, int notification, A argument) {
        try {
            bus.sendMessage(
                    signal.of(DesktopNotifications.PATH, new UInt32(notification), argument));
        } catch (DBusException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Sent<A> {
        DBusSignal of(String path, UInt32 id, A argument) throws DBusException;
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
            offered.add(actions);
            told.add(title + ": " + text);
            return new UInt32(NUMBER);
        }

        @Override
        public List<String> capabilities() {
            return takesClicks ? List.of("body", "actions") : List.of("body");
        }

        @Override
        public String getObjectPath() {
            return PATH;
        }
    }
}
