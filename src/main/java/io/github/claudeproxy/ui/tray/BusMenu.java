package io.github.claudeproxy.ui.tray;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

import java.util.List;
import java.util.Map;

/** A menu that another program shows; public because the library reads it. */
@DBusInterfaceName(BusMenu.NAME)
public interface BusMenu extends DBusInterface {
    String NAME = "com.canonical.dbusmenu";
    String PATH = "/MenuBar";

    @DBusMemberName("GetLayout")
    Both<UInt32, Line> layout(int parent, int depth, List<String> properties);

    @DBusMemberName("GetGroupProperties")
    List<Properties> properties(List<Integer> ids, List<String> names);

    @DBusMemberName("GetProperty")
    Variant<?> property(int id, String name);

    @DBusMemberName("Event")
    void event(int id, String kind, Variant<?> data, UInt32 time);

    @DBusMemberName("EventGroup")
    List<Integer> events(List<Event> events);

    @DBusMemberName("AboutToShow")
    boolean aboutToShow(int id);

    @DBusMemberName("AboutToShowGroup")
    Both<List<Integer>, List<Integer>> aboutToShow(List<Integer> ids);

    /** Two results of one call. */
    final class Both<A, B> extends Tuple {
        @Position(0)
        public final A first;

        @Position(1)
        public final B second;

        public Both(A first, B second) {
            this.first = first;
            this.second = second;
        }
    }

    /** A line with those below it. */
    final class Line extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        @Position(2)
        public final List<Variant<?>> lines;

        public Line(int id, Map<String, Variant<?>> properties, List<Variant<?>> lines) {
            this.id = id;
            this.properties = properties;
            this.lines = lines;
        }
    }

    /** How one line looks. */
    final class Properties extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        public Properties(int id, Map<String, Variant<?>> properties) {
            this.id = id;
            this.properties = properties;
        }
    }

    /** Something that happened to a line. */
    final class Event extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final String kind;

        @Position(2)
        public final Variant<?> data;

        @Position(3)
        public final UInt32 time;

        public Event(int id, String kind, Variant<?> data, UInt32 time) {
            this.id = id;
            this.kind = kind;
            this.data = data;
            this.time = time;
        }
    }

    /** The menu below this line is another one. */
    @DBusMemberName("LayoutUpdated")
    final class Changed extends DBusSignal {
        public final UInt32 revision;
        public final int parent;

        public Changed(String path, UInt32 revision, int parent) throws DBusException {
            super(path, revision, parent);
            this.revision = revision;
            this.parent = parent;
        }
    }
}
