package io.github.claudeproxy.ui.tray;

import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The menu of the icon as trays of Linux read it: one level, with lines between. Any thread. */
final class MenuOnBus extends BusProperties implements BusMenu {
    private static final int ROOT = 0;
    private static final int SEPARATOR = 100;

    private final Consumer<TrayCommand> commands;
    private volatile List<TrayLook.Entry> entries;
    private volatile long revision = 1;

    MenuOnBus(TrayLook look, Consumer<TrayCommand> commands) {
        super(
                PATH,
                Map.of(
                        "Version", new Variant<>(new UInt32(3)),
                        "TextDirection", new Variant<>("ltr"),
                        "Status", new Variant<>("normal"),
                        "IconThemePath", new Variant<>(List.of(), "as")));
        this.commands = commands;
        this.entries = look.menu();
    }

    /** Shows other lines; the number tells them from those before. */
    synchronized UInt32 show(TrayLook look) {
        entries = look.menu();
        revision++;
        return new UInt32(revision);
    }

    @Override
    public Both<UInt32, Line> layout(int parent, int depth, List<String> names) {
        List<Variant<?>> lines = new ArrayList<>();
        if (parent == ROOT && depth != 0) {
            for (TrayLook.Entry entry : entries) {
                int id = id(entry);
                if (entry.startsGroup()) {
                    lines.add(line(SEPARATOR + id));
                }
                lines.add(line(id));
            }
        }
        Line root = new Line(parent, properties(parent), lines);
        return new Both<>(new UInt32(revision), root);
    }

    private static int id(TrayLook.Entry entry) {
        return entry.command().id();
    }

    private Variant<Line> line(int id) {
        return new Variant<>(new Line(id, properties(id), List.of()), "(ia{sv}av)");
    }

    private Map<String, Variant<?>> properties(int id) {
        if (id == ROOT) {
            return Map.of("children-display", new Variant<>("submenu"));
        }
        if (id > SEPARATOR) {
            return Map.of("type", new Variant<>("separator"));
        }
        return entries.stream()
                .filter(entry -> id(entry) == id)
                .findFirst()
                .<Map<String, Variant<?>>>map(
                        entry ->
                                Map.of(
                                        "label", new Variant<>(label(entry)),
                                        "enabled", new Variant<>(entry.enabled())))
                .orElse(Map.of());
    }

    /** A single line below would mark a key. */
    private static String label(TrayLook.Entry entry) {
        return entry.text().replace("_", "__");
    }

    @Override
    public List<Properties> properties(List<Integer> ids, List<String> names) {
        return ids.stream().map(id -> new Properties(id, properties(id))).toList();
    }

    @Override
    public Variant<?> property(int id, String name) {
        Variant<?> value = properties(id).get(name);
        if (value == null) {
            throw new IllegalArgumentException("no property " + name);
        }
        return value;
    }

    @Override
    public void event(int id, String kind, Variant<?> data, UInt32 time) {
        if (kind.equals("clicked")) {
            TrayCommand.of(id).ifPresent(commands);
        }
    }

    @Override
    public List<Integer> events(List<Event> events) {
        events.forEach(each -> event(each.id, each.kind, each.data, each.time));
        return List.of();
    }

    @Override
    public boolean aboutToShow(int id) {
        return false;
    }

    @Override
    public Both<List<Integer>, List<Integer>> aboutToShow(List<Integer> ids) {
        return new Both<>(List.of(), List.of());
    }
}
